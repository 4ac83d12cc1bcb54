/** What of a recall is to be done next. */
import { expect, test } from "vitest";
import { nextOf, toCall } from "../src/screens/recalls/next.tsx";
import type { Recall } from "../src/screens/recalls/recall.tsx";
import { session, type Viewer } from "../src/session.ts";

type Widening = Recall["widenings"][number];

const partner = { id: "p1", name: "Shop", email: null, phone: null };
const shop = { partner, reachable: true, answered: false, settled: false };
const post = {
  ...{ on: true, linked: true, toNotify: 2, toRemind: 0, vendorsToNotify: 1, unreachable: 0 },
  ...{ notified: 0, failed: 0, reminders: 0 },
};
const recall = {
  ...({ kind: "REAL", state: "STARTED", stopCount: 1, openCount: 3, post } as const),
  ...{ products: [], widenings: [] },
};
const product = {
  product: { id: "g1", name: "Nuts", unit: { symbol: "kg" } },
  ...{ onHand: "0", shipped: "2", returned: "0", destroyed: "0", tooMany: "0", unplaced: "0" },
};
const asked = { id: "o1", recordedAt: "2026-11-28T10:00:00Z", actor: { id: "u1", name: "Mia" } };
const widening = { reason: "Same silo", asked, ended: null, position: null } as never as Widening;
const manager = (id: string) => ({ role: "MANAGER", user: { id } }) as Viewer;

test("goods are put back, then customers told, then vendors, then lots decided, then it is closed", () => {
  expect(nextOf({ ...recall, state: "PREPARED" }, [], true)).toBeNull();
  expect(nextOf(recall, [shop], true)).toBe("putBack");
  expect(nextOf({ ...recall, kind: "MOCK" }, [shop], true)).toBe("notify");
  const free = { ...recall, stopCount: 0 };
  expect(nextOf(free, [shop], true)).toBe("notify");
  const told = { ...free, post: { ...post, toNotify: 0 } };
  expect(nextOf(told, [shop], true)).toBe("vendors");
  const all = { ...told, post: { ...told.post, vendorsToNotify: 0 } };
  expect(nextOf(all, [shop], true)).toBe("decide");
  expect(nextOf({ ...all, openCount: 0 }, [shop], true)).toBe("close");
});

test("as long as customers have some of it, a recall waits for them; an exercise does not", () => {
  const decided = {
    ...recall,
    stopCount: 0,
    openCount: 0,
    post: { ...post, toNotify: 0, vendorsToNotify: 0 },
  };
  const out = { ...decided, products: [{ ...product, stillOut: "2" }] };
  expect(nextOf(out, [shop], true)).toBe("wait");
  expect(nextOf({ ...out, kind: "MOCK" }, [shop], true)).toBe("close");
  expect(nextOf({ ...decided, products: [{ ...product, stillOut: "0" }] }, [shop], true)).toBe("close");
});

test("lots that another manager wants added come first, for who may agree to them", () => {
  const more = { ...recall, widenings: [widening] };
  expect(nextOf(more, [shop], true)).toBe("putBack"); // nobody is signed in
  session.value = { state: "in", viewer: manager("u2") };
  expect(nextOf(more, [shop], true)).toBe("agree");
  expect(nextOf({ ...recall, widenings: [{ ...widening, ended: widening.asked }] }, [shop], true)).toBe(
    "putBack",
  );
  session.value = { state: "in", viewer: manager("u1") }; // who asked may not agree
  expect(nextOf(more, [shop], true)).toBe("putBack");
  expect(nextOf(more, [shop], false)).toBe("agree"); // but where two need not
  session.value = { state: "out" };
});

test("whom no letter reaches is called until it answers", () => {
  const free = { ...recall, stopCount: 0, post: { ...post, toNotify: 0 } };
  const far = { ...shop, reachable: false };
  expect(nextOf(free, [shop, far], true)).toBe("call");
  expect(nextOf(free, [shop, { ...far, answered: true }], true)).toBe("vendors");
  const off = { ...post, on: false };
  expect(nextOf({ ...free, post: off }, [shop], true)).toBe("call");
  expect(toCall([shop, { ...far, settled: true }], off)).toEqual([shop]);
});
