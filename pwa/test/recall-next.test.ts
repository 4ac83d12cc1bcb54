/** What of a recall is to be done next. */
import { expect, test } from "vitest";
import { nextOf, toCall } from "../src/screens/recalls/next.tsx";

const partner = { id: "p1", name: "Shop", email: null, phone: null };
const shop = { partner, reachable: true, answered: false, settled: false };
const post = {
  ...{ on: true, linked: true, toNotify: 2, toRemind: 0, vendorsToNotify: 1, unreachable: 0 },
  ...{ notified: 0, failed: 0, reminders: 0 },
};
const recall = { kind: "REAL", state: "STARTED", stopCount: 1, openCount: 3, post } as const;

test("goods are put back, then customers told, then vendors, then lots decided, then it is closed", () => {
  expect(nextOf({ ...recall, state: "PREPARED" }, [])).toBeNull();
  expect(nextOf(recall, [shop])).toBe("putBack");
  expect(nextOf({ ...recall, kind: "MOCK" }, [shop])).toBe("notify");
  const free = { ...recall, stopCount: 0 };
  expect(nextOf(free, [shop])).toBe("notify");
  const told = { ...free, post: { ...post, toNotify: 0 } };
  expect(nextOf(told, [shop])).toBe("vendors");
  const all = { ...told, post: { ...told.post, vendorsToNotify: 0 } };
  expect(nextOf(all, [shop])).toBe("decide");
  expect(nextOf({ ...all, openCount: 0 }, [shop])).toBe("close");
});

test("whom no letter reaches is called until it answers", () => {
  const free = { ...recall, stopCount: 0, post: { ...post, toNotify: 0 } };
  const far = { ...shop, reachable: false };
  expect(nextOf(free, [shop, far])).toBe("call");
  expect(nextOf(free, [shop, { ...far, answered: true }])).toBe("vendors");
  const off = { ...post, on: false };
  expect(nextOf({ ...free, post: off }, [shop])).toBe("call");
  expect(toCall([shop, { ...far, settled: true }], off)).toEqual([shop]);
});
