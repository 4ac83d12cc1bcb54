/** What a vendor announces, typed, pasted or as a file: for a line of a receipt, or of an order before it has one. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { OrderLineAnnouncedDocument } from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Segments } from "../../ui/fields.tsx";
import { Empty, List, Row } from "../../ui/lists.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { Paged } from "../../ui/paged.tsx";
import { AboutAnnounced } from "../receive/announced.tsx";
import { AheadFoot } from "../receive/list-foot.tsx";
import { ListWay } from "../receive/list-way.tsx";
import { type Draft, emptyDraft } from "../receive/numbers-draft.ts";
import { type ListHead, type ListLine, useList } from "../receive/use-list.ts";

interface AnnounceProps<L extends ListLine> {
  lines: readonly L[];
  head: ListHead;
  /** What is announced of a line already; nothing while nothing is. */
  known: (line: L) => ComponentChildren;
  onDone: () => void;
}

/** A button, and behind it the line that is meant and its list. */
export function Announce<L extends ListLine>({ lines, head, known, onDone }: AnnounceProps<L>) {
  const numbered = lines.filter(({ asksFor }) => asksFor !== "QUANTITY");
  const [open, show] = useState<string | "which">();
  const line = numbered.find(({ id }) => id === open);
  const [only] = numbered;
  if (!only) return null;
  const close = () => show(undefined);
  return (
    <>
      <Button wide icon="file-spreadsheet" onClick={() => show(numbered.length === 1 ? only.id : "which")}>
        {t("notice.announce")}
      </Button>
      {open === "which" && (
        <Sheet title={t("notice.announce")} sub={t("notice.which")} onClose={close}>
          <List>
            {numbered.map(({ id, product }) => (
              <Row key={id} title={product.name} onClick={() => show(id)} />
            ))}
          </List>
        </Sheet>
      )}
      {line && (
        <AnnounceSheet
          key={line.id}
          line={line}
          head={head}
          known={known(line)}
          onDone={onDone}
          onClose={close}
        />
      )}
    </>
  );
}

interface SheetProps {
  line: ListLine;
  head: ListHead;
  known: ComponentChildren;
  onDone: () => void;
  onClose: () => void;
}

function AnnounceSheet({ line, head, known, onDone, onClose }: SheetProps) {
  const [shown, show] = useState<"more" | "there">("more");
  const [draft, setDraft] = useState<Draft>({ ...emptyDraft, how: "file" });
  const list = useList(line, head);
  const noted = () => {
    list.drop();
    show("there");
    onDone();
  };
  return (
    <Sheet
      title={line.product.name}
      sub={t("notice.announce")}
      onClose={onClose}
      foot={
        shown === "more" &&
        list.draft?.preview && <AheadFoot list={list} line={line} head={head} draft={draft} onDone={noted} />
      }
    >
      {known && (
        <div class="seg-quiet">
          <Segments
            legend={t("notice.announce")}
            value={shown}
            onChange={show}
            options={(["more", "there"] as const).map((each) => [each, t(`notice.${each}`)])}
          />
        </div>
      )}
      {shown === "there" && known}
      {shown === "more" && (
        <>
          {list.draft === null && <p class="small muted">{t("notice.about")}</p>}
          <ListWay
            list={list}
            line={line}
            head={head}
            draft={draft}
            set={(change) => setDraft((before) => ({ ...before, ...change }))}
            ahead
          />
        </>
      )}
    </Sheet>
  );
}

/** The numbers that are announced for a line of a draft order; of none it is known yet whether it came. */
export function OrderedAhead({ line }: { line: ListLine }) {
  const pages = usePages(OrderLineAnnouncedDocument, { line: line.id }, ({ node }) =>
    node?.__typename === "PurchaseOrderLine" ? node.expectedNumbers : undefined,
  );
  return (
    <Paged
      of={pages}
      empty={
        <Empty icon="tag" title={t("notice.emptyOrder")}>
          {t("notice.emptyOrderNext")}
        </Empty>
      }
    >
      {(one) => (
        <Row key={one.id} title={<span class="mono">{one.number}</span>}>
          <AboutAnnounced of={one} />
        </Row>
      )}
    </Paged>
  );
}
