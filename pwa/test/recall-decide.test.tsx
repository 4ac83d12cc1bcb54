// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { forget } from "../src/data.ts";
import { useForm } from "../src/form.ts";
import { DecideRecallLotsDocument } from "../src/gql/graphql.ts";
import { toldIn, useInsteadOf } from "../src/screens/holds/instead.ts";
import { FormTrouble } from "../src/ui/trouble.tsx";

const write = vi.hoisted(() => vi.fn());
vi.mock("../src/outbox/index.ts", () => ({ write, outbox: { discard: async () => {} } }));

afterEach(() => {
  cleanup();
  forget();
  write.mockReset();
});

const before = (...decisions: string[]) => ({
  __typename: "DecidedBefore",
  ...{ code: "LOT_DECIDED", message: `F-1 was ${decisions[0]} by Mia. Is this decided instead of that?` },
  decided: decisions.map((decision) => ({ decision })),
});

const answers = (...all: object[]) => {
  for (const answer of all)
    write.mockResolvedValueOnce({ operationId: "1", answer: Promise.resolve(answer) });
};

function Deciding() {
  const form = useForm({});
  const { send, meanIt } = useInsteadOf(form, async (insteadOf) => {
    const input = { recall: "R", decision: "RELEASED" as const, reason: "sieved", insteadOf };
    await form.send(DecideRecallLotsDocument, input, { subject: "R", label: "deciding" });
  });
  return (
    <>
      <FormTrouble form={form} meanIt={meanIt} />
      <button type="button" onClick={send}>
        Release
      </button>
    </>
  );
}

test("what was decided meanwhile is told, and decided otherwise with one tap that says so", async () => {
  answers(before("REJECTED", "REJECTED"), before("RELEASED"), { __typename: "RecallPayload" });
  const said = () => write.mock.lastCall?.[1].insteadOf;
  render(<Deciding />);
  fireEvent.click(screen.getByRole("button", { name: "Release" }));
  await screen.findByText(/F-1 was REJECTED by Mia/);
  expect(said()).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Mean it" }));
  await screen.findByText(/F-1 was RELEASED by Mia/);
  expect(said()).toEqual(["REJECTED"]);
  fireEvent.click(screen.getByRole("button", { name: "Mean it" }));
  await waitFor(() => expect(screen.queryByText(/by Mia/)).toBeNull());
  expect(said()).toEqual(["REJECTED", "RELEASED"]);
});

test("a refusal of another kind tells of no decision", () => {
  expect(toldIn({ code: "NOT_FOUND", message: "gone" })).toEqual([]);
  expect(toldIn(undefined)).toEqual([]);
});
