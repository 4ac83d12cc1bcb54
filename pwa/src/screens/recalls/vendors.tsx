/** Vendors behind the lots that are taken back: what they brought, and what they are told. */
import { quantity } from "../../format.ts";
import type { RecallLetterKind, RecallQuery } from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { PaperLink, PaperSizes, urlOf } from "../../ui/paper-link.tsx";
import { known } from "../trace/known.ts";
import type { Next } from "./next.tsx";
import { LetterState, Letters } from "./post.tsx";
import type { Recall } from "./recall.tsx";

export type Vendor = NonNullable<RecallQuery["recall"]>["vendors"][number];

interface VendorsProps {
  recall: Recall;
  /** What stands above as the next thing is not offered here a second time. */
  next: Next;
  onOpen: (vendor: Vendor) => void;
  onSend: (kind: RecallLetterKind) => void;
}

export const Vendors = ({ recall: { vendors, post, state }, next, onOpen, onSend }: VendorsProps) =>
  vendors.length === 0 ? null : (
    <Section title={t("recall.vendors")}>
      {post?.on &&
        state === "STARTED" &&
        post.vendorsToNotify > 0 &&
        next !== "vendors" &&
        may("MANAGER") && (
          <div class="inline">
            <Button icon="message-square" onClick={() => onSend("VENDOR")}>
              {t("recall.vendorsAll", { n: post.vendorsToNotify })}
            </Button>
          </div>
        )}
      <List>
        {vendors.map((vendor) => (
          <Row
            key={vendor.partner.id}
            title={vendor.partner.name}
            onClick={() => onOpen(vendor)}
            end={t("recall.receipts", { n: vendor.receipts.length })}
          >
            <span class="breaks">
              {[vendor.partner.phone, vendor.partner.email].filter(Boolean).join(" · ") ||
                t("recall.noContact")}
            </span>
            <LastLetter of={vendor} />
          </Row>
        ))}
      </List>
    </Section>
  );

function LastLetter({ of: { letters } }: { of: Vendor }) {
  const last = letters.at(-1);
  return last ? <LetterState of={last} /> : null;
}

interface VendorSheetProps {
  recall: Recall;
  of: Vendor;
  onClose: () => void;
  onDone: () => void;
}

export function VendorSheet({ recall, of, onClose, onDone }: VendorSheetProps) {
  const { partner, goods, supplied, a4, letter, letters, reachable } = of;
  return (
    <Sheet title={partner.name} sub={t("recall.vendor")} onClose={onClose}>
      {a4 && letter && (
        <>
          <PaperSizes />
          <PaperLink href={urlOf({ a4, letter })}>{t("recall.notice")}</PaperLink>
        </>
      )}
      {recall.post && (
        <Letters
          recall={recall}
          partner={partner.id}
          reachable={reachable}
          letters={letters}
          kind="VENDOR"
          onDone={onDone}
        />
      )}
      <Section title={t("recall.suppliedInAll")}>
        <List>
          {goods.map(({ product: { id, name, unit }, received, returned }) => (
            <Row key={id} title={name} end={<b>{quantity(received, unit.symbol)}</b>}>
              {t("recall.suppliedBack", { much: known(returned, unit.symbol) })}
            </Row>
          ))}
        </List>
      </Section>
      <Section title={t("recall.supplied")}>
        <List>
          {supplied.map(({ receipt, lot, quantity: much }) => (
            <Row
              key={`${receipt.id} ${lot.id}`}
              href={`/transfers/${encodeURIComponent(receipt.id)}`}
              title={<span class="mono">{lot.makerNumber ?? lot.number}</span>}
              end={<b>{quantity(much, lot.product.unit.symbol)}</b>}
            >
              {lot.product.name} · <span class="mono">{receipt.number}</span>
            </Row>
          ))}
        </List>
      </Section>
    </Sheet>
  );
}
