/** The holds in force on a lot or a place, on its own page. */
import { useState } from "preact/hooks";
import type { HoldFactsFragment } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { List, Section } from "../../ui/lists.tsx";
import { HoldRow, mayOpen } from "./hold-row.tsx";
import { ReleaseSheet } from "./release-sheet.tsx";

interface HeldHereProps {
  holds: readonly HoldFactsFragment[];
  onChange: () => void;
}

export function HeldHere({ holds, onChange }: HeldHereProps) {
  const [releasing, release] = useState<HoldFactsFragment | null>(null);
  if (holds.length === 0) return null;
  return (
    <Section title={t("hold.here")}>
      <List>
        {holds.map((hold) => (
          <HoldRow key={hold.id} hold={hold} onRelease={mayOpen(hold) ? () => release(hold) : undefined} />
        ))}
      </List>
      {releasing && <ReleaseSheet hold={releasing} onClose={() => release(null)} onDone={onChange} />}
    </Section>
  );
}
