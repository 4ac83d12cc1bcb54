/** A carton or pallet of which each number is scanned: how far that is, and which are missing. */
import { useEffect, useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { integer } from "../../format.ts";
import { HeldInPackageDocument, type HeldInPackageQuery } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Bar, Button } from "../../ui/basics.tsx";
import { List } from "../../ui/lists.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { AnnouncedRow } from "./announced.tsx";
import { checked } from "./next-scan.ts";
import type { Receipt } from "./receipt.ts";
import type { Session } from "./session.ts";

type Held = NonNullable<NonNullable<HeldInPackageQuery["transfer"]>["package"]>;

interface CartonCheckProps {
  session: Session;
  receipt: Receipt;
  sscc: string;
}

export function CartonCheck({ session, receipt, sscc }: CartonCheckProps) {
  const { data, reload } = useQuery(HeldInPackageDocument, { transfer: session.id, sscc });
  const [open, show] = useState(false);
  const settled = receipt.scans.filter(
    ({ state }) => state.kind === "done" || state.kind === "undone",
  ).length;
  useEffect(() => void reload(), [settled, receipt.lines]);
  const held = data?.transfer?.package;
  return (
    <section class="card card-pad stack-s" aria-label={t("carton.checking")}>
      <div>
        <strong>{t("carton.checking")}</strong>
        <p class="mono breaks">{sscc}</p>
      </div>
      {held && <Progress held={held} />}
      <div class="dock-pair">
        <Button icon="eye" onClick={() => show(true)}>
          {t("carton.show")}
        </Button>
        <Button icon="check" onClick={() => session.change(checked)}>
          {t("carton.done")}
        </Button>
      </div>
      {open && held && (
        <Sheet
          title={t("carton.checking")}
          sub={<span class="mono">{sscc}</span>}
          onClose={() => show(false)}
        >
          <Progress held={held} />
          <List>
            {held.numbers.map((one) => (
              <AnnouncedRow key={one.id} of={one} />
            ))}
          </List>
        </Sheet>
      )}
    </section>
  );
}

const Progress = ({ held }: { held: Held }) => (
  <div class="stack-s">
    <p role="status">
      {t("carton.progress", { matched: integer(held.matched), announced: integer(held.announced) })}
      {held.unexpected > 0 && (
        <span class="state is-wrong"> {t("carton.unexpected", { n: held.unexpected })}</span>
      )}
    </p>
    <Bar part={held.matched / held.announced} />
  </div>
);
