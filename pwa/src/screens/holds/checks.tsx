/** What has to be checked before a hold is released: what was found of each, and what one finds now. */
import { happened } from "../../format.ts";
import type { HoldFactsFragment } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { StateWord } from "../../ui/basics.tsx";
import { Segments, TextField } from "../../ui/fields.tsx";
import { Section } from "../../ui/lists.tsx";

type Check = HoldFactsFragment["checks"][number];
export type Verdict = "OPEN" | "PASSED" | "FAILED";

/** What is said of a check on this screen and not sent yet. */
export interface Said {
  verdict: Verdict;
  note: string;
}

const VERDICTS = ["OPEN", "PASSED", "FAILED"] as const;

export const saidOf = ({ passed, note }: Check): Said => ({
  verdict: passed === null ? "OPEN" : passed ? "PASSED" : "FAILED",
  note,
});

/** Those of which something else is said than is known; nothing is said of an open one. */
export const changed = (checks: readonly Check[], said: readonly Said[]) =>
  checks.flatMap((check, at) => {
    const before = saidOf(check);
    const now = said[at] ?? before;
    const same = now.verdict === before.verdict && now.note === before.note;
    if (same || now.verdict === "OPEN") return [];
    return [{ name: check.name, passed: now.verdict === "PASSED", note: now.note }];
  });

interface ChecksProps {
  checks: readonly Check[];
  said: readonly Said[];
  onSay: (said: readonly Said[]) => void;
}

export const Checks = ({ checks, said, onSay }: ChecksProps) => (
  <Section title={t("checks.title")}>
    {checks.map((check, at) => {
      const mine = said[at] ?? saidOf(check);
      const say = (change: Partial<Said>) => onSay(said.with(at, { ...mine, ...change }));
      return (
        <div key={check.name} class="card card-pad stack-s">
          <Segments
            legend={check.name}
            options={VERDICTS.filter((each) => each !== "OPEN" || check.passed === null).map(
              (each) => [each, t(`checks.${each}`)] as const,
            )}
            value={mine.verdict}
            onChange={(verdict) => say({ verdict })}
          />
          {mine.verdict !== "OPEN" && (
            <TextField label={t("checks.note")} value={mine.note} onInput={(note) => say({ note })} />
          )}
          <Signed check={check} />
        </div>
      );
    })}
  </Section>
);

/** Who said so last, and when. */
function Signed({ check: { passed, signed } }: { check: Check }) {
  if (passed === null || !signed) return null;
  const by = [signed.actor?.name ?? signed.program, happened(signed)].filter(Boolean).join(" · ");
  return (
    <StateWord state={passed ? "ok" : "refused"}>
      {t(passed ? "checks.passedBy" : "checks.failedBy", { by })}
    </StateWord>
  );
}
