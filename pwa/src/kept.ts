/** What the server answered last, kept on this device: without a signal a screen shows what it showed before, also after the
 * app was closed, and says from when that is. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

export interface Kept<D> {
  data: D;
  /** Epoch milliseconds when the server said so. */
  readAt: number;
}

interface Schema extends DBSchema {
  answers: { key: string; value: Kept<unknown>; indexes: { readAt: number } };
}

/** Answers kept, of all screens together; beyond it the oldest go. */
const MOST = 300;

let opening: Promise<IDBPDatabase<Schema>> | undefined;

const database = () =>
  (opening ??= openDB<Schema>("lotbook-kept", 1, {
    upgrade: (db) => void db.createObjectStore("answers").createIndex("readAt", "readAt"),
  }));

// A device without room or without a database shows nothing old, and works all the same.
const quietly = <R>(deed: Promise<R>): Promise<R | undefined> => deed.catch(() => undefined);

/** Keep an answer; who it was for and what was asked is its key. */
export const keep = (key: readonly unknown[], answer: Kept<unknown>): Promise<void> =>
  quietly(store(JSON.stringify(key), answer)).then(() => undefined);

async function store(key: string, answer: Kept<unknown>): Promise<void> {
  const { store: answers, done } = (await database()).transaction("answers", "readwrite");
  await answers.put(answer, key);
  let over = (await answers.count()) - MOST;
  let oldest = over > 0 ? await answers.index("readAt").openCursor() : null;
  for (; oldest && over > 0; over--) {
    await oldest.delete();
    oldest = await oldest.continue();
  }
  await done;
}

/** The answer that was kept under this key; undefined when there is none. */
export const keptFor = async <D>(key: readonly unknown[]): Promise<Kept<D> | undefined> =>
  quietly(database().then((db) => db.get("answers", JSON.stringify(key)) as Promise<Kept<D> | undefined>));

/** Let go of everything: whoever signs out leaves nothing to read behind. */
export const forgetKept = (): Promise<void> =>
  quietly(database().then((db) => db.clear("answers"))).then(() => undefined);
