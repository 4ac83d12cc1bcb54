// @vitest-environment happy-dom
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Change } from "../src/live.ts";

/** The server's end of each socket that was opened. */
class Socket {
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static opened: Socket[] = [];
  readonly OPEN = 1;
  readyState = 0;
  heard: { type: string; id?: string; payload?: { variables: { after: string } } }[] = [];
  onopen?: () => void;
  onclose?: (event: { code: number; reason: string }) => void;
  onmessage?: (event: { data: string }) => void;

  constructor() {
    Socket.opened.push(this);
    queueMicrotask(() => {
      this.readyState = 1;
      this.onopen?.();
    });
  }
  send(text: string) {
    const message = JSON.parse(text);
    this.heard.push(message);
    if (message.type === "connection_init") this.say({ type: "connection_ack" });
    if (message.type === "ping") this.say({ type: "pong" });
  }
  say(message: object) {
    queueMicrotask(() => this.onmessage?.({ data: JSON.stringify(message) }));
  }
  close(code = 1000, reason = "") {
    this.readyState = 3;
    this.onclose?.({ code, reason });
  }
  get subscribed() {
    return this.heard.find(({ type }) => type === "subscribe");
  }
  tell(sequence: string, id: string, topic = "TRANSFER") {
    const changes = { sequence, topic, id, kind: "RECORD_SCAN" };
    this.say({ type: "next", id: this.subscribed?.id, payload: { data: { changes } } });
  }
}

const viewer = { user: { id: "u", name: "Olga", role: "OPERATOR" }, role: "OPERATOR" };
const concerns = ({ id }: Change) => id === "T";
let live: typeof import("../src/live.ts");
let session: typeof import("../src/session.ts").session;
let looks: number;
let last: string; // place in the book
let asked: number; // how often for it
const look = () => looks++;
const after = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(async () => {
  vi.resetModules();
  Socket.opened = [];
  looks = asked = 0;
  last = "7";
  vi.stubGlobal("WebSocket", Socket);
  vi.stubGlobal("fetch", async () => {
    asked++;
    return new Response(JSON.stringify({ data: { lastSequence: last } }));
  });
  await import("graphql-ws/client"); // it is loaded when the socket opens
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"] });
  live = await import("../src/live.ts");
  ({ session } = await import("../src/session.ts"));
  session.value = { state: "in", viewer } as never;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The socket, once it is subscribed, which takes no longer than 1.1 s of the clock: the first one, unless another is
 * told. */
async function subscribed(which = 0): Promise<Socket> {
  await after(1_100);
  while (!Socket.opened[which]?.subscribed) await new Promise(setImmediate);
  return Socket.opened[which] as Socket;
}

test("what concerns a screen is looked at as soon as it is told, a burst of it once", async () => {
  const watch = new live.Watch({ look, concerns }, 15);
  const server = await subscribed();
  expect(server.subscribed?.payload?.variables.after).toBe("7");
  await after(2_000);
  expect(looks).toBe(1); // what is shown may be older than the place from which it is told
  server.tell("8", "another");
  await after(2_000);
  expect(looks).toBe(1);
  for (const sequence of ["9", "10", "11"]) server.tell(sequence, "T");
  await after(100);
  expect(looks).toBe(2);
  await after(30_000);
  expect(looks).toBe(2); // it need not ask while it is told
  server.tell("12", "another"); // perhaps goods were taken from what is shown
  await after(30_000);
  expect(looks).toBe(3);
  watch.stop();
});

test("what was read behind the place of the start is not read again, unless that is long ago", async () => {
  session.value = { state: "in", viewer, begun: { sequence: "5", at: Date.now() } } as never;
  const watch = new live.Watch({ look, concerns }, 15);
  const server = await subscribed();
  expect(server.subscribed?.payload?.variables.after).toBe("5");
  await after(2_000);
  expect(looks).toBe(0);
  server.tell("6", "T");
  await after(100);
  expect(looks).toBe(1);
  watch.stop();
  await after(61_000); // nobody hears, and the socket is closed
  const another = new live.Watch({ look, concerns }, 15);
  expect((await subscribed(1)).subscribed?.payload?.variables.after).toBe("7");
  await after(1_000);
  expect(looks).toBe(2);
  another.stop();
});

test("an interruption is made up for from the place that was reached", async () => {
  const watch = new live.Watch({ look, concerns }, 15);
  const server = await subscribed();
  server.tell("8", "another");
  await after(2_000);
  expect(looks).toBe(1);
  last = "8";
  server.close(1012);
  const again = await subscribed(1);
  expect(again.subscribed?.payload?.variables.after).toBe("8");
  again.close(4403); // the session has ended: it is not tried again and again
  await after(31_000);
  expect(Socket.opened).toHaveLength(2);
  watch.stop();
});

test("without a socket one light question tells within seconds that something was written, and none while nobody looks", async () => {
  const refuse = vi.spyOn(Socket.prototype, "send").mockImplementation(function (this: Socket) {
    this.close(1006);
  });
  const watch = new live.Watch({ look, concerns }, 300);
  const visible = vi.spyOn(document, "visibilityState", "get").mockReturnValue("visible");
  await after(20_000);
  expect(looks).toBe(1); // nothing was written since
  expect(asked).toBeLessThanOrEqual(6);
  last = "8";
  await after(5_500);
  expect(looks).toBe(2);
  visible.mockReturnValue("hidden");
  const before = asked;
  last = "9";
  await after(60_000);
  expect([looks, asked]).toEqual([2, before]);
  visible.mockReturnValue("visible");
  document.dispatchEvent(new Event("visibilitychange"));
  expect(looks).toBe(3);
  visible.mockRestore();
  refuse.mockRestore();
  watch.stop();
});

test("what moves goods is told of by its name in the schema", () => {
  const schema = readFileSync("../schema.graphql", "utf8");
  const [, writes] = schema.split(/^type Mutation \{/m);
  const named = [...(writes?.split(/^}/m)[0] ?? "").matchAll(/^ {2}(\w+)\(/gm)];
  const kinds = named.map(([, name]) => name?.replace(/[A-Z]/g, "_$&").toUpperCase() ?? "");
  const moving = kinds.filter((kind) => live.moves({ kind } as Change));
  expect(moving).toContain("CREATE_RETURN");
  expect(new Set(moving)).toEqual(live.MOVES);
});

test("under a sheet nothing changes until it goes", async () => {
  const watch = new live.Watch({ look, concerns, ready: live.noSheet }, 15);
  const server = await subscribed();
  await after(2_000);
  document.body.innerHTML = "<dialog open></dialog><button>behind</button>";
  server.tell("8", "T");
  await after(20_000);
  expect(looks).toBe(1);
  document.querySelector("dialog")?.remove();
  document.querySelector("button")?.focus();
  expect(looks).toBe(2);
  watch.stop();
});

test("a socket that nothing comes through is given up, and nobody keeps one that he does not need", async () => {
  const watch = new live.Watch({ look, concerns }, 15);
  const server = await subscribed();
  server.send = () => {}; // nothing is answered any more
  await after(25_000);
  expect(server.readyState).toBe(3);
  const again = await subscribed(1);
  watch.stop();
  await after(31_000);
  expect(again.readyState).toBe(3);
  expect(Socket.opened).toHaveLength(2);
});
