// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import type { ImportLookFragment } from "../src/gql/graphql.ts";
import { Look } from "../src/screens/imports/look.tsx";
import type { ImportWork } from "../src/screens/imports/use-import.ts";

const of = { said: {}, busy: false, say: async () => undefined } as unknown as ImportWork;
const nothing = { columns: [], fields: [], missing: [], questions: [], categories: [], places: [] };
const look = (othersWait: boolean, added: number) =>
  ({
    ...nothing,
    ...{ kind: "STOCK", changes: [], onHold: [], faults: [], faultCount: 0, changed: 0, lots: 0 },
    ...{ othersWait, added },
  }) as unknown as ImportLookFragment;

afterEach(cleanup);

test("before a large import is made it says how long others wait, where they do", () => {
  const { rerender } = render(<Look of={of} look={look(true, 20_000)} />);
  expect(screen.getByText(/Nobody else can save meanwhile: about 4 seconds/)).toBeTruthy();
  rerender(<Look of={of} look={look(true, 20)} />);
  expect(screen.queryByText(/Nobody else can save/)).toBeNull();
  rerender(<Look of={of} look={look(false, 20_000)} />);
  expect(screen.queryByText(/Nobody else can save/)).toBeNull();
});
