/** The one socket of this page, open while a screen hears of changes; it goes on where it was after each interruption.
 * Where none is let through, the page asks how far the book is instead. */
import { effect, signal } from "@preact/signals";
import type { Client } from "graphql-ws/client";
import { ApiError, query } from "./api.ts";
import {
  ChangesDocument,
  type ChangesSubscription,
  type ChangeTopic,
  LastSequenceDocument,
} from "./gql/graphql.ts";
import { person, session } from "./session.ts";

export type Change = ChangesSubscription["changes"];
/** What one does about a change; null: anything may have changed. */
export type Heed = (change: Change | null) => void;

/** Whether the server tells what is written, as of now. */
export const told = signal(false);

/** What screens hear of. */
const TOPICS: ChangeTopic[] = [
  "TRANSFER",
  "LOT",
  "HOLD",
  "RECALL",
  "COUNT",
  "PACKAGE",
  "MANUFACTURING_ORDER",
  "RUN",
  "PRODUCT",
  "IMPORT",
  "OTHER",
];
/** Milliseconds for which the socket gives way to what the first screen reads. */
const FIRST = 500;
const PING = 15_000;
const PONG = 5_000;
/** Milliseconds between two tries; the first waits the shortest, each about twice as long as the one before. */
const SHORTEST = 1_000;
const LONGEST = 30_000;
/** Milliseconds until it is tried anew where the server says no. */
const REFUSED = 60_000;
/** Milliseconds between two questions how far the book is, while no socket is open. */
const ASK = 5_000;
/** Milliseconds without anyone who hears, after which the socket is closed. */
const UNHEARD = 30_000;
/** Milliseconds for which the place of the start is gone on from: what was written in a longer time is not told one by
 * one. */
const FRESH = 60_000;
const ENDED = 4403;

const hearers = new Set<Heed>();
let client: Client | undefined;
let leave: (() => void) | undefined;
let again: ReturnType<typeof setTimeout> | undefined;
let opening = false;
let reached: string | undefined; // the place in the book up to which all was told
let turn = 0; // what is said of an earlier subscription is old

/** Hear of each change from now on; returns how to stop. */
export function hear(heed: Heed): () => void {
  hearers.add(heed);
  setTimeout(open, FIRST);
  return () => void hearers.delete(heed);
}

function tell(change: Change | null): void {
  for (const heed of hearers) heed(change);
}

/** Follow what is written, as long as someone is signed in and someone hears; harmless when that is done already. */
function open(): void {
  if (!leave && !again && !opening && person.value && hearers.size > 0) void begin();
}

async function begin(): Promise<void> {
  opening = true;
  try {
    client ??= await connected();
    reached = placeOfStart() ?? (await placeNow());
    leave = follow(client, { after: reached, of: TOPICS });
  } catch (error) {
    if (error instanceof ApiError && error.kind === "unauthenticated") return; // signing in begins anew
    later();
  } finally {
    opening = false;
  }
}

/** All that is shown was read behind it, and need not be read again; undefined when that is long ago. */
function placeOfStart(): string | undefined {
  const now = session.peek();
  const begun = now.state === "in" ? now.begun : undefined;
  return begun && Date.now() - begun.at < FRESH ? begun.sequence : undefined;
}

async function placeNow(): Promise<string> {
  const { lastSequence } = await query(LastSequenceDocument);
  tell(null); // behind that place nothing is missed; what is shown may be older
  return lastSequence;
}

function follow(by: Client, variables: { after: string; of: ChangeTopic[] }): () => void {
  const mine = ++turn;
  const refused = () => mine === turn && later();
  return by.subscribe<ChangesSubscription>(
    // The same object is sent again after an interruption, with the place that was reached.
    { query: ChangesDocument.toString(), variables },
    {
      next: ({ data }) => {
        if (!data) return;
        reached = variables.after = data.changes.sequence;
        tell(data.changes);
      },
      error: refused,
      complete: refused,
    },
  );
}

/** Without a socket: one light question, and all that is shown is looked at when anything was written. Not behind a page
 * that nobody sees, which looks when one comes back to it. */
async function ask(): Promise<void> {
  const seen = document.visibilityState === "visible" && navigator.onLine;
  if (told.value || opening || !seen || !person.value || hearers.size === 0) return;
  try {
    const { lastSequence } = await query(LastSequenceDocument);
    if (told.value || lastSequence === reached) return;
    reached = lastSequence;
    tell(null);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error; // the next one may be answered
  }
}

async function connected(): Promise<Client> {
  const { createClient } = await import("graphql-ws/client");
  let frozen: ReturnType<typeof setTimeout> | undefined;
  const address = new URL("/graphql", location.href);
  address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  const made: Client = createClient({
    url: address.href,
    keepAlive: PING,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (tried) =>
      new Promise((go) => {
        const most = Math.min(SHORTEST * 2 ** tried, LONGEST);
        setTimeout(go, most * (0.5 + Math.random() / 2));
      }),
    shouldRetry: (cause) => (cause as Partial<CloseEvent>).code !== ENDED,
    on: {
      connected: () => (told.value = true),
      closed: () => {
        clearTimeout(frozen);
        told.value = false;
      },
      // A handheld out of reach keeps a socket that nothing comes through any more.
      ping: (received) => {
        if (!received) frozen = setTimeout(() => made.terminate(), PONG);
      },
      pong: (received) => received && clearTimeout(frozen),
    },
  });
  return made;
}

/** The server says no: the session has ended, the book was restored, there is no room. Begin anew after a while. */
function later(): void {
  close();
  again = setTimeout(() => {
    again = undefined;
    open();
  }, REFUSED);
}

function close(): void {
  turn++;
  clearTimeout(again);
  again = undefined;
  leave?.();
  leave = undefined;
}

// Another person follows under his own name, and a screen that nobody watches needs no socket.
effect(() => {
  void person.value;
  close();
  open();
});
setInterval(() => hearers.size === 0 && close(), UNHEARD);
setInterval(() => void ask(), ASK);
