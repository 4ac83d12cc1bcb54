/** Whom a stop touches: who lost what was promised, and who has it picked already. */
import { quantity } from "../../format.ts";
import type { LostFragment } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { List, Row, Section } from "../../ui/lists.tsx";
import { Sheet } from "../../ui/overlay.tsx";

interface Document {
  id: string;
  number: string;
}

export interface Stopped {
  lost: readonly LostFragment[];
  affected: readonly Document[];
}

/** What an answer tells of others; null where it touches nobody. */
export function toldOf(answer: object): Stopped | null {
  const { lost = [], affected = [] } = answer as Partial<Stopped>;
  return lost.length + affected.length > 0 ? { lost, affected } : null;
}

interface StoppedProps {
  of: Stopped;
  name: string;
  /** What was done; goods were stopped when it is not said. */
  title?: string;
  onClose: () => void;
}

export const Stopped = ({ of: { lost, affected }, name, title, onClose }: StoppedProps) => (
  <Sheet title={title ?? t("hold.stopped")} sub={<span class="mono">{name}</span>} onClose={onClose}>
    {affected.length > 0 && (
      <Section title={t("hold.picked")}>
        <p>{t("hold.pickedNext")}</p>
        <List>
          {affected.map((document) => (
            <Row key={document.id} href={hrefTo(document)} title={<DocumentNumber of={document} />} />
          ))}
        </List>
      </Section>
    )}
    {lost.length > 0 && (
      <Section title={t("hold.lost")}>
        <List>
          {lost.map(({ transfer, product, lot, quantity: amount }, n) => (
            <Row
              key={n}
              href={hrefTo(transfer)}
              title={<DocumentNumber of={transfer} />}
              end={quantity(amount, product.unit.symbol)}
            >
              {[product.name, lot?.number].filter(Boolean).join(" · ")}
            </Row>
          ))}
        </List>
      </Section>
    )}
  </Sheet>
);

const hrefTo = ({ id }: Document) => `/transfers/${encodeURIComponent(id)}`;

const DocumentNumber = ({ of: { number } }: { of: Document }) => <span class="mono">{number}</span>;
