/** What somebody decided about lots is decided otherwise once one has been told of it. */
import { useRef } from "preact/hooks";
import type { Refusal } from "../../api.ts";
import type { Form, FormRefusal } from "../../form.ts";
import type { LotDisposition } from "../../gql/graphql.ts";

/** What a refusal tells that was decided, each once. */
export const toldIn = (refusal: Refusal | undefined): LotDisposition[] => [
  ...new Set(((refusal as FormRefusal | undefined)?.decided ?? []).map(({ decision }) => decision)),
];

/** Sends, or sends again with what it is instead of; who is told of more has not forgotten the first. */
export function useInsteadOf(
  { trouble }: Pick<Form<object>, "trouble">,
  send: (insteadOf: LotDisposition[]) => Promise<void>,
) {
  const known = useRef<LotDisposition[]>([]);
  const sendThat = (all: LotDisposition[]) => {
    known.current = all;
    void send(all);
  };
  return {
    send: () => sendThat([]),
    meanIt: () => {
      const told = toldIn(trouble?.kind === "refusal" ? trouble.refusal : undefined);
      sendThat([...new Set([...known.current, ...told])]);
    },
  };
}
