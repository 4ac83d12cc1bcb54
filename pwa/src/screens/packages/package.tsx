/** One carton or pallet: what is in it, where it is, what happened to it. */
import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { happened, quantity } from "../../format.ts";
import {
  PackageContentsDocument,
  PackageDocument,
  PackageLifeDocument,
  type PackageLifeQuery,
  type PackageQuery,
  type PackedGoodsFragment,
} from "../../gql/graphql.ts";
import { type Pages, usePages } from "../../pages.ts";
import type { ScreenProps } from "../../routes.tsx";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Pill, StateWord } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { ErrorNotice } from "../../ui/loaded.tsx";
import { Paged } from "../../ui/paged.tsx";
import { PaperLink } from "../../ui/paper-link.tsx";
import { HeldHere } from "../holds/held-here.tsx";
import { HoldSheet } from "../holds/hold-sheet.tsx";
import { LabelsSheet } from "../labels/labels-sheet.tsx";
import { useOpenScan } from "../scan/open.ts";
import { ScrapSheet } from "../scrap/scrap-sheet.tsx";
import { MoveSheet } from "./move-sheet.tsx";
import { PackSheet } from "./pack-sheet.tsx";
import { UnpackSheet } from "./unpack-sheet.tsx";

type Package = NonNullable<PackageQuery["package"]>;
type SheetName = "pack" | "unpack" | "move" | "hold" | "scrap" | "label";

export function PackageScreen({ params: { id } }: ScreenProps<"id">) {
  const [open, setOpen] = useState<SheetName | null>(null);
  useOpenScan(open === "pack" || open === "unpack");
  const loaded = useQuery(PackageDocument, { id });
  const contents = usePages(PackageContentsDocument, { id }, (data) => data.package?.contents);
  const life = usePages(PackageLifeDocument, { id }, (data) => data.package?.moveLines);
  const found = loaded.data?.package;
  const reload = () => {
    for (const each of [loaded, contents, life]) void each.reload();
  };
  return (
    <Frame
      title={t("pack.title")}
      back="/packages"
      dock={found?.location && may("OPERATOR") && <WhatToDo open={setOpen} />}
    >
      {loaded.error && <ErrorNotice error={loaded.error} again={() => void loaded.reload()} />}
      {loaded.data && !found && (
        <Empty icon="package-open" title={t("pack.unknown")}>
          {t("error.notFoundNext")}
        </Empty>
      )}
      {found && (
        <>
          <About of={found} />
          <HeldHere holds={found.holds} onChange={reload} />
          <Contents of={contents} />
          {found.location && may("OPERATOR") && (
            <Button wide icon="ban" onClick={() => setOpen("scrap")}>
              {t("scrap.title")}
            </Button>
          )}
          <Button wide icon="arrow-left-right" href={`/trace/${encodeURIComponent(found.id)}`}>
            {t("trace.go")}
          </Button>
          <Papers of={found} open={setOpen} />
          <Life of={life} id={found.id} />
        </>
      )}
      {open && found && (
        <OpenSheet
          name={open}
          of={found}
          goods={contents.nodes ?? []}
          onClose={() => setOpen(null)}
          onDone={reload}
        />
      )}
    </Frame>
  );
}

const About = ({ of: { sscc, location, holds } }: { of: Package }) => (
  <section class="stack-s" aria-label={t("pack.title")}>
    <h2 class="lotno">{sscc}</h2>
    {holds.length > 0 && (
      <div class="inline">
        <Pill state="hold" solid>
          {t("status.ON_HOLD")}
        </Pill>
      </div>
    )}
    {location ? (
      <List>
        <Row icon="store" href={`/places/${encodeURIComponent(location.id)}`} title={location.path} />
      </List>
    ) : (
      <p class="muted">{t("pack.nowhere")}</p>
    )}
  </section>
);

interface WhatToDoProps {
  of: Package;
  open: (sheet: SheetName) => void;
}

/** What tells people and scanners what is in it. */
const Papers = ({ of: { contentsSheet }, open }: WhatToDoProps) => (
  <Section title={t("print.title")}>
    <div class="stack-s">
      {may("OPERATOR") && (
        <Button wide icon="printer" onClick={() => open("label")}>
          {t("pack.label")}
        </Button>
      )}
      {contentsSheet && <PaperLink href={contentsSheet.url}>{t("print.PACKAGE_CONTENTS")}</PaperLink>}
    </div>
  </Section>
);

/** What is full can be unpacked, moved and stopped. */
const WhatToDo = ({ open }: Pick<WhatToDoProps, "open">) => (
  <>
    <div class="dock-pair">
      <Button icon="package-plus" onClick={() => open("pack")}>
        {t("pack.more")}
      </Button>
      <Button icon="package-open" onClick={() => open("unpack")}>
        {t("unpack.title")}
      </Button>
    </div>
    <div class="dock-pair">
      <Button icon="arrow-left-right" onClick={() => open("move")}>
        {t("movePack.title")}
      </Button>
      <Button icon="hand" onClick={() => open("hold")}>
        {t("hold.place")}
      </Button>
    </div>
  </>
);

interface OpenSheetProps {
  name: SheetName;
  of: Package;
  goods: readonly PackedGoodsFragment[];
  onClose: () => void;
  onDone: () => void;
}

function OpenSheet({ name, of, goods, onClose, onDone }: OpenSheetProps) {
  switch (name) {
    case "pack":
      return of.location && <PackSheet place={of.location} into={of} onClose={onClose} onDone={onDone} />;
    case "unpack":
      return <UnpackSheet of={of} goods={goods} onClose={onClose} onDone={onDone} />;
    case "move":
      return <MoveSheet of={of} onClose={onClose} onDone={onDone} />;
    case "hold":
      return (
        <HoldSheet held={{ kind: "package", id: of.id, name: of.sscc }} onClose={onClose} onDone={onDone} />
      );
    case "scrap":
      return (
        <ScrapSheet
          filter={{ package: of.id }}
          subject={of.id}
          name={of.sscc}
          onClose={onClose}
          onDone={onDone}
        />
      );
    case "label":
      return <LabelsSheet of={[[of.id, of.sscc]]} purpose="PACKAGE" sub={of.sscc} onClose={onClose} />;
  }
}

const Contents = ({ of }: { of: Pages<PackedGoodsFragment> }) => (
  <Section title={t("pack.inIt")}>
    <Paged of={of} empty={<p class="muted">{t("pack.nothing")}</p>}>
      {({ product, lot, onHand, reserved, held }) => (
        <Row
          key={lot?.id ?? product.id}
          href={`/${lot ? "lots" : "products"}/${encodeURIComponent(lot?.id ?? product.id)}`}
          title={product.name}
          end={
            <>
              <b>{quantity(onHand, product.unit.symbol)}</b>
              {Number(reserved) > 0 && t("lot.reserved", { quantity: quantity(reserved) })}
              {Number(held) > 0 && (
                <StateWord state="hold">{t("lot.held", { quantity: quantity(held) })}</StateWord>
              )}
            </>
          }
        >
          {lot && <span class="mono breaks">{lot.number}</span>}
        </Row>
      )}
    </Paged>
  </Section>
);

type Line = NonNullable<PackageLifeQuery["package"]>["moveLines"]["nodes"][number];

const Life = ({ of, id }: { of: Pages<Line>; id: string }) => (
  <Section title={t("pack.life")} aside={t("lot.newestFirst")}>
    <Paged of={of} empty={<p class="muted">{t("pack.noLife")}</p>}>
      {(line) => <Happened key={line.id} line={line} id={id} />}
    </Paged>
  </Section>
);

function Happened({ line, id }: { line: Line; id: string }) {
  const { product, lot, source, destination, operation } = line;
  const [came, went] = [line.destinationPackage?.id === id, line.sourcePackage?.id === id];
  const word = came && went ? "moved.along" : came ? "moved.in" : "moved.out";
  const way = source.path === destination.path ? source.path : `${source.path} → ${destination.path}`;
  const by = [operation.actor?.name ?? operation.program, happened(operation)].filter(Boolean).join(" · ");
  return (
    <Row
      icon={came && went ? "arrow-left-right" : came ? "package-plus" : "package-open"}
      {...(lot && { href: `/lots/${encodeURIComponent(lot.id)}` })}
      title={`${t(word)}: ${lot?.number ?? product.name}`}
      end={<b>{quantity(line.quantity, product.unit.symbol)}</b>}
    >
      {way}
      <br />
      {by}
    </Row>
  );
}
