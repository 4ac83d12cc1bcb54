/** Who is signed in. The session itself is a cookie that scripts cannot read; here is only who it belongs to. */
import { computed, signal } from "@preact/signals";
import { ApiError, isRefusal, mutate, onSignedOut, query, type Refusal } from "./api.ts";
import {
  type Role,
  SignInDocument,
  type SignInMutation,
  SignOutDocument,
  ViewerDocument,
  type ViewerQuery,
} from "./gql/graphql.ts";
import { forgetKept } from "./kept.ts";

export type Viewer = NonNullable<ViewerQuery["viewer"]>;
export type Session =
  | { state: "unknown" } // not asked yet
  | { state: "out" }
  | { state: "in"; viewer: Viewer; begun?: Begun };

/** The last write before anything was read for this person, and when that was in epoch milliseconds; absent where the
 * app started without a signal. */
interface Begun {
  sequence: string;
  at: number;
}

export const session = signal<Session>({ state: "unknown" });
export const viewer = computed(() => (session.value.state === "in" ? session.value.viewer : null));
/** Global id of the person; null while nobody is signed in. */
export const person = computed(() => viewer.value?.user?.id ?? null);

const RANK: Record<Role, number> = { VIEWER: 0, OPERATOR: 1, MANAGER: 2, ADMINISTRATOR: 3 };

/** Whether the person may do what needs this role; false while nobody is signed in. */
export const may = (role: Role): boolean => viewer.value !== null && RANK[viewer.value.role] >= RANK[role];

/** Whether the person does more than look. */
export const works = computed(() => may("OPERATOR"));

/** Whether the company tracks lots and serial numbers; while it does not, nothing shows them. */
export const tracks = computed(() => viewer.value?.lotsAndSerialNumbers !== false);

/** Whether the company keeps expiry dates; while it does not, nothing shows or asks for them. */
export const dates = computed(() => viewer.value?.expiryDates !== false);

/** Whether the company uses packages; while it does not, nothing shows them. */
export const packs = computed(() => viewer.value?.packages === true);

/** Global id of the person, under which writes are stored. Throws when nobody is signed in. */
export function personId(): string {
  const id = person.value;
  if (!id) throw new Error("nobody is signed in");
  return id;
}

// The last person stays known on this device, so that the app starts and keeps scans without a signal.
const REMEMBERED = "lotbook.viewer";
const tabs = new BroadcastChannel("lotbook-session");
tabs.onmessage = () => void refresh();

function set(next: Session, { tell = false } = {}): void {
  session.value = next;
  if (next.state === "in") localStorage.setItem(REMEMBERED, JSON.stringify(next.viewer));
  if (next.state === "out") localStorage.removeItem(REMEMBERED);
  if (tell) tabs.postMessage("changed");
}

function enter(viewer: Viewer, options?: { tell: boolean }): void {
  const before = session.value;
  const goesOn = before.state === "in" && before.viewer.user?.id === viewer.user?.id;
  const begun = goesOn ? before.begun : { sequence: viewer.sequence, at: Date.now() };
  set({ state: "in", viewer, ...(begun && { begun }) }, options);
}

onSignedOut.value = () => set({ state: "out" });

/** Ask the server who is signed in; without a signal the last person of this device is taken. */
export async function refresh(): Promise<void> {
  try {
    const { viewer } = await query(ViewerDocument);
    if (viewer) enter(viewer);
    else set({ state: "out" });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.kind === "unauthenticated") return; // told by onSignedOut
    const remembered = localStorage.getItem(REMEMBERED);
    session.value = remembered ? { state: "in", viewer: JSON.parse(remembered) } : { state: "out" };
  }
}

export type SignInRefusal = Extract<SignInMutation["signIn"], Refusal>;

/** Sign in; answers the refusal, or null when it worked. Throws ApiError. Not through the outbox: a password is never stored. */
export async function signIn(login: string, password: string): Promise<SignInRefusal | null> {
  const operationId = crypto.randomUUID();
  const { signIn } = await mutate(SignInDocument, { input: { operationId, login, password } });
  if (isRefusal(signIn)) return signIn;
  enter(signIn.viewer, { tell: true });
  return null;
}

/** End the session. What waits in the outbox stays, bound to this person. Throws ApiError. */
export async function signOut(): Promise<void> {
  await mutate(SignOutDocument, { input: { operationId: crypto.randomUUID() } });
  set({ state: "out" }, { tell: true });
  await forgetKept();
}
