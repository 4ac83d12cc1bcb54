/** One count: how far it is, where it differs, and what a manager decides about it. */
import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { integer, moment, quantity } from "../../format.ts";
import {
  CountDocument,
  CountPositionsDocument,
  type CountPositionsShown,
  CountPostedDocument,
  type CountPostedQuery,
  type CountQuery,
  type CountRowFragment,
} from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import type { ScreenProps } from "../../routes.tsx";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice, StateWord } from "../../ui/basics.tsx";
import { Chips } from "../../ui/choosing.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { Paged } from "../../ui/paged.tsx";
import { Papers } from "../../ui/paper-link.tsx";
import { History } from "../history/history.tsx";
import { useOpenScan } from "../scan/open.ts";
import { ApplySheet, CancelDialog, ReviewSheet } from "./review.tsx";
import { CountStateShown, howFar, pickedFor } from "./state.tsx";

export type Count = NonNullable<CountQuery["count"]>;

const SHOWN = ["ALL", "TO_COUNT", "DIFFERENT", "STALE"] as const satisfies readonly (
  | CountPositionsShown
  | "ALL"
)[];
type Shown = (typeof SHOWN)[number];

export function CountScreen({ params: { id } }: ScreenProps<"id">) {
  const loaded = useQuery(CountDocument, { id });
  const count = loaded.data?.count;
  if (count) return <Review count={count} reload={() => void loaded.reload()} />;
  return (
    <Frame title={t("count.title")} back="/counts">
      <ShowLoaded of={loaded}>
        {() => (
          <Empty icon="clipboard-list" title={t("count.unknown")}>
            {t("error.notFoundNext")}
          </Empty>
        )}
      </ShowLoaded>
    </Frame>
  );
}

type Open =
  | { sheet: "apply" | "cancel" | "again" }
  | { sheet: "position"; position: CountRowFragment }
  | null;

function Review({ count, reload }: { count: Count; reload: () => void }) {
  useOpenScan();
  const [open, setOpen] = useState<Open>(null);
  const [chosen, choose] = useState<Shown>();
  const first: Shown = count.state === "REVIEW" && count.differenceCount ? "DIFFERENT" : "ALL";
  const show = chosen ?? first;
  const positions = usePages(
    CountPositionsDocument,
    { id: count.id, show: show === "ALL" ? null : show },
    (data) => data.count?.positions,
  );
  const read = () => {
    reload();
    void positions.reload();
  };
  const close = () => setOpen(null);
  const decides = count.state === "REVIEW" && may("MANAGER");
  return (
    <Frame
      title={count.location.path}
      sub={<span class="mono">{count.number}</span>}
      back="/counts"
      state={<CountStateShown of={count} pill />}
      dock={<Decision count={count} open={(sheet) => setOpen({ sheet })} />}
    >
      <Facts count={count} />
      <div class="cols">
        <div class="stack">
          <Section title={t("count.positions")} aside={howFar(count.countedCount, count.positionCount)}>
            <Chips
              label={t("list.show")}
              options={SHOWN.map((each) => [each, labelOf(each, count)] as const)}
              value={show}
              onChange={choose}
            />
            <Paged of={positions} empty={<p class="muted">{t("count.noneHere")}</p>}>
              {(position) => (
                <PositionRow
                  key={position.id}
                  of={position}
                  applied={count.state === "DONE"}
                  {...(decides && { onOpen: () => setOpen({ sheet: "position", position }) })}
                />
              )}
            </Paged>
          </Section>
        </div>
        <div class="stack">
          {count.state === "DONE" && <Posted id={count.id} />}
          <Papers of={count} />
          <History of={count} reload={reload} />
        </div>
      </div>
      {open?.sheet === "apply" && <ApplySheet count={count} onClose={close} onDone={read} />}
      {open?.sheet === "cancel" && <CancelDialog count={count} onClose={close} onDone={read} />}
      {open?.sheet === "again" && <ReviewSheet count={count} onClose={close} onDone={read} />}
      {open?.sheet === "position" && (
        <ReviewSheet count={count} position={open.position} onClose={close} onDone={read} />
      )}
    </Frame>
  );
}

function labelOf(show: Shown, { differenceCount, staleCount, positionCount, countedCount }: Count) {
  const counts: Record<Shown, number | null> = {
    ALL: positionCount,
    TO_COUNT: positionCount === null ? null : positionCount - countedCount,
    DIFFERENT: differenceCount,
    STALE: staleCount,
  };
  const n = counts[show];
  return typeof n === "number" ? `${t(`countShow.${show}`)} · ${integer(n)}` : t(`countShow.${show}`);
}

interface DecisionProps {
  count: Count;
  open: (sheet: "apply" | "cancel" | "again") => void;
}

/** What may be done with it now; nothing is left of a done or cancelled count. */
function Decision({ count, open }: DecisionProps) {
  if (!may("OPERATOR") || count.state === "DONE" || count.state === "CANCELLED") return null;
  const work = `/counts/${encodeURIComponent(count.id)}/count`;
  return (
    <div class="dock-pair">
      {may("MANAGER") && <Button onClick={() => open("cancel")}>{t("count.cancel")}</Button>}
      {count.state === "COUNTING" && (
        <Button kind="primary" icon="scan-barcode" href={work}>
          {t("count.go")}
        </Button>
      )}
      {count.state === "REVIEW" && may("MANAGER") && (
        <>
          {Boolean(count.differenceCount || count.staleCount) && (
            <Button icon="undo-2" onClick={() => open("again")}>
              {t("count.again")}
            </Button>
          )}
          <Button kind="primary" icon="check" onClick={() => open("apply")}>
            {t("count.apply")}
          </Button>
        </>
      )}
    </div>
  );
}

function Facts({ count }: { count: Count }) {
  const { product, blind, round, createdBy, createdAt, staleCount, state, recount, recountOf } = count;
  return (
    <section class="stack-s" aria-label={t("count.title")}>
      <p class="muted">
        {[
          product?.name ?? t("count.everything"),
          t(blind ? "count.isBlind" : "count.isOpen"),
          round > 1 && t("count.round", { n: round }),
          createdBy && t("count.by", { name: createdBy.name, day: moment(createdAt) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {staleCount > 0 && (
        <Notice state="wrong" icon="triangle-alert" title={t("count.stale", { n: staleCount })}>
          <p>{t("count.staleNext")}</p>
        </Notice>
      )}
      {typeof recount?.positionCount === "number" && (
        <Notice state="wrong" icon="triangle-alert" title={t("count.left", { n: recount.positionCount })}>
          <p>{t("count.leftNext")}</p>
        </Notice>
      )}
      {(recount || recountOf) && (
        <List>
          {recount && <Tied of={recount}>{t("count.recount")}</Tied>}
          {recountOf && <Tied of={recountOf}>{t("count.recountOf")}</Tied>}
        </List>
      )}
      {state === "REVIEW" && !may("MANAGER") && <p>{t("count.managerLooks")}</p>}
    </section>
  );
}

interface TiedProps {
  of: { id: string; number: string };
  children: string;
}

/** The count before or after this one. */
const Tied = ({ of: { id, number }, children }: TiedProps) => (
  <Row href={`/counts/${encodeURIComponent(id)}`} title={<span class="mono">{number}</span>}>
    {children}
  </Row>
);

interface PositionRowProps {
  of: CountRowFragment;
  applied: boolean;
  onOpen?: () => void;
}

function PositionRow({ of, applied, onOpen }: PositionRowProps) {
  const { product, lot, foundNumber, location, expected, counted, countedBefore, stale, elsewhere } = of;
  const unit = product.unit.symbol;
  const number = lot?.number ?? foundNumber;
  return (
    <Row
      title={number ? <span class="mono breaks">{number}</span> : product.name}
      {...(onOpen && counted !== null && { onClick: onOpen })}
      end={
        <>
          <b>{counted === null ? t("count.notCounted") : quantity(counted, unit)}</b>
          <Difference of={of} />
          {stale && (
            <StateWord state="wrong" icon="triangle-alert">
              {t("count.isStale")}
            </StateWord>
          )}
        </>
      }
    >
      {[
        number && product.name,
        location.path,
        of.package && t("pack.in", { sscc: of.package.sscc }),
        expected !== null && t("count.byTheBook", { quantity: quantity(expected, unit) }),
        countedBefore !== null && t("count.before", { quantity: quantity(countedBefore, unit) }),
        elsewhere && t(applied ? "count.brought" : "count.elsewhere", { place: elsewhere.path }),
        foundNumber && t("count.newNumber"),
        pickedFor(of),
      ]
        .filter(Boolean)
        .join(" · ")}
    </Row>
  );
}

/** In words: short, more, or as expected. */
function Difference({ of: { expected, counted, product } }: { of: CountRowFragment }) {
  if (expected === null || counted === null) return null;
  const apart = Number(counted) - Number(expected);
  const unit = product.unit.symbol;
  if (apart === 0)
    return (
      <StateWord state="ok" icon="check">
        {t("count.agrees")}
      </StateWord>
    );
  const said = quantity(String(Math.abs(Math.round(apart * 1e6) / 1e6)), unit);
  return (
    <StateWord state="refused">
      {t(apart < 0 ? "count.short" : "count.moreThere", { quantity: said })}
    </StateWord>
  );
}

type Line = CountPostedQuery["moveLines"]["nodes"][number];

/** What became of it in the journal. */
function Posted({ id }: { id: string }) {
  const lines = usePages(CountPostedDocument, { id }, (data) => data.moveLines);
  return (
    <Section title={t("count.posted")}>
      <Paged of={lines} empty={<p class="muted">{t("count.nothingPosted")}</p>}>
        {(line) => <PostedRow key={line.id} of={line} />}
      </Paged>
    </Section>
  );
}

function PostedRow({ of: { product, lot, source, destination, quantity: amount } }: { of: Line }) {
  const href = lot ? `/lots/${encodeURIComponent(lot.id)}` : `/products/${encodeURIComponent(product.id)}`;
  return (
    <Row
      href={href}
      title={lot ? <span class="mono breaks">{lot.number}</span> : product.name}
      end={<b>{quantity(amount, product.unit.symbol)}</b>}
    >
      {`${source.path} → ${destination.path}`}
    </Row>
  );
}
