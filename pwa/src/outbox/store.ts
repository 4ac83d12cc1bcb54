/** Where the outbox rests: one IndexedDB table that all tabs share. */
import { type DBSchema, openDB } from "idb";
import type { Row } from "./rows.ts";

interface Schema extends DBSchema {
  rows: { key: number; value: Row; indexes: { operationId: string } };
}

interface Wholes extends DBSchema {
  wholes: { key: string; value: string };
}

export interface Store {
  all(): Promise<Row[]>;
  add(row: Omit<Row, "seq">): Promise<void>;
  /** Change a row, if it is still there. */
  put(row: Row): Promise<void>;
  remove(seq: number): Promise<void>;
  /** Take some out and put others at the end, in their order: all or nothing. */
  replace(seqs: readonly number[], rows: readonly Omit<Row, "seq">[]): Promise<void>;
  /** The number of the product that was scanned last in a pairing. */
  whole(pairing: string): Promise<string | undefined>;
  keepWhole(pairing: string, number: string): Promise<void>;
}

/** Opens the store, making it when it is new. Rows come in the order in which they were added. */
export function openStore(name = "lotbook"): Store {
  const opening = openDB<Schema>(name, 1, {
    upgrade(db) {
      const rows = db.createObjectStore("rows", { keyPath: "seq", autoIncrement: true });
      rows.createIndex("operationId", "operationId", { unique: true });
    },
  });
  // A database of its own: a new version of the one with the rows would wait until every old tab is closed.
  const wholes = openDB<Wholes>(`${name}-pairing`, 1, {
    upgrade: (db) => void db.createObjectStore("wholes"),
  });
  // Strict: the browser has written it to the disk before it says done, so a dead battery loses no scan.
  const write = async () => (await opening).transaction("rows", "readwrite", { durability: "strict" });
  return {
    all: async () => (await opening).getAll("rows"),
    add: async (row) => {
      const transaction = await write();
      await transaction.store.add(row as Row);
      await transaction.done;
    },
    put: async (row) => {
      const transaction = await write();
      if ((await transaction.store.getKey(row.seq)) !== undefined) await transaction.store.put(row);
      await transaction.done;
    },
    remove: async (seq) => {
      const transaction = await write();
      await transaction.store.delete(seq);
      await transaction.done;
    },
    whole: async (pairing) => (await wholes).get("wholes", pairing),
    keepWhole: async (pairing, number) => {
      const transaction = (await wholes).transaction("wholes", "readwrite", { durability: "strict" });
      await transaction.store.put(number, pairing);
      await transaction.done;
    },
    replace: async (seqs, rows) => {
      const transaction = await write();
      await Promise.all([
        ...seqs.map((seq) => transaction.store.delete(seq)),
        ...rows.map((row) => transaction.store.add(row as Row)),
        transaction.done,
      ]);
    },
  };
}
