import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { quantity } from "../../format.ts";
import { PlaceDocument, type PlaceQuery } from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import type { ScreenProps } from "../../routes.tsx";
import { may, packs } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Pill, StateWord } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, Row, Section } from "../../ui/lists.tsx";
import { ErrorNotice } from "../../ui/loaded.tsx";
import { Paged } from "../../ui/paged.tsx";
import { HeldHere } from "../holds/held-here.tsx";
import { HoldSheet } from "../holds/hold-sheet.tsx";
import { LabelsSheet } from "../labels/labels-sheet.tsx";
import { PackSheet } from "../packages/pack-sheet.tsx";
import { useOpenScan } from "../scan/open.ts";
import { ScrapSheet } from "../scrap/scrap-sheet.tsx";
import { PlaceSheet } from "./place-sheet.tsx";

type Place = Extract<PlaceQuery["node"], { path: string }>;

const locationOf = (data: PlaceQuery | undefined) =>
  data?.node && "balances" in data.node ? (data.node as Place) : undefined;

/** What lies at a place and below it. */
export function PlaceScreen({ params }: ScreenProps<"id">) {
  const [open, setOpen] = useState<Deed | null>(null);
  useOpenScan(open === "pack");
  const loaded = useQuery(PlaceDocument, { id: params.id, first: 1 });
  const place = locationOf(loaded.data);
  const [changes, count] = useState(0);
  const changed = () => {
    void loaded.reload();
    count(changes + 1);
  };
  return (
    <Frame
      title={t("place.title")}
      sub={place?.path}
      back="/settings/places"
      dock={
        place && (
          <WhatToDo
            ours={place.usage === "INTERNAL" || place.usage === "TRANSIT"}
            onEdit={() => setOpen("edit")}
            onHold={() => setOpen("hold")}
            onPack={() => setOpen("pack")}
            onPrint={() => setOpen("print")}
          />
        )
      }
    >
      {loaded.error && <ErrorNotice error={loaded.error} again={() => void loaded.reload()} />}
      {loaded.data && !place && (
        <Empty icon="store" title={t("place.unknown")}>
          {t("error.notFoundNext")}
        </Empty>
      )}
      {place && (
        <>
          <About place={place} />
          <HeldHere holds={place.holds} onChange={() => void loaded.reload()} />
          <Contents key={changes} place={place} onScrap={() => setOpen("scrap")} />
        </>
      )}
      {open && place && (
        <DeedSheet deed={open} place={place} onClose={() => setOpen(null)} onChange={changed} />
      )}
    </Frame>
  );
}

/** What can be done with a place, each in a sheet of its own. */
type Deed = "edit" | "hold" | "pack" | "scrap" | "print";

interface DeedSheetProps {
  deed: Deed;
  place: Place;
  onClose: () => void;
  onChange: () => void;
}

function DeedSheet({ deed, place, onClose, onChange }: DeedSheetProps) {
  switch (deed) {
    case "edit": {
      const changed = () => {
        onClose();
        onChange();
      };
      return <PlaceSheet place={place} parent={null} onClose={onClose} onDone={changed} />;
    }
    case "hold": {
      const held = { kind: "place", id: place.id, name: place.path } as const;
      return <HoldSheet held={held} onClose={onClose} onDone={onChange} />;
    }
    case "pack":
      return <PackSheet place={place} onClose={onClose} />;
    case "scrap":
      return (
        <ScrapSheet
          filter={{ here: place.id }}
          subject={place.id}
          name={place.path}
          onClose={onClose}
          onDone={onChange}
        />
      );
    case "print":
      return (
        <LabelsSheet of={[[place.id, place.path]]} purpose="LOCATION" sub={place.path} onClose={onClose} />
      );
  }
}

interface WhatToDoProps {
  /** Goods of ours can lie there. */
  ours: boolean;
  onEdit: () => void;
  onHold: () => void;
  onPack: () => void;
  onPrint: () => void;
}

const WhatToDo = ({ ours, onEdit, onHold, onPack, onPrint }: WhatToDoProps) => (
  <>
    <div class="dock-pair">
      {may("MANAGER") && (
        <Button icon="pencil" onClick={onEdit}>
          {t("act.edit")}
        </Button>
      )}
      {ours && may("OPERATOR") && (
        <Button icon="hand" onClick={onHold}>
          {t("hold.place")}
        </Button>
      )}
    </div>
    <div class="dock-pair">
      {ours && packs.value && may("OPERATOR") && (
        <Button icon="package-plus" onClick={onPack}>
          {t("pack.goods")}
        </Button>
      )}
      {may("OPERATOR") && (
        <Button icon="printer" onClick={onPrint}>
          {t("act.print")}
        </Button>
      )}
    </div>
  </>
);

/** Its path, code and states. */
const About = ({ place: { path, barcode, usage, blocked, active, holds } }: { place: Place }) => (
  <section class="stack-s" aria-label={t("place.title")}>
    <h2 class="title">{path}</h2>
    <div class="inline">
      <span class="mono">{barcode}</span>
      <Pill state="offline" icon="store">
        {t(`usage.${usage}`)}
      </Pill>
      {holds.length > 0 && (
        <Pill state="hold" solid>
          {t("status.ON_HOLD")}
        </Pill>
      )}
      {blocked && <Pill state="hold">{t("place.blocked")}</Pill>}
      {!active && (
        <Pill state="offline" icon="ban">
          {t("product.archived")}
        </Pill>
      )}
    </div>
  </section>
);

function Contents({ place: { id, path, usage }, onScrap }: { place: Place; onScrap: () => void }) {
  const count = `/counts/new?${new URLSearchParams({ location: id, path })}`;
  const balances = usePages(PlaceDocument, { id }, (data) => locationOf(data)?.balances);
  return (
    <Section title={t("place.contents")}>
      <Paged of={balances} empty={<p class="muted">{t("place.empty")}</p>}>
        {({ product, lot, location, package: inside, onHand, reserved, held }) => (
          <Row
            key={`${location.id} ${lot?.id ?? product.id} ${inside?.id ?? ""}`}
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
            {lot && <span class="mono">{lot.number}</span>}
            {location.id !== id && ` ${location.path}`}
            {inside && ` ${t("pack.in", { sscc: inside.sscc })}`}
          </Row>
        )}
      </Paged>
      {may("OPERATOR") && usage === "INTERNAL" && (
        <div class="deeds">
          <Button icon="clipboard-list" href={count}>
            {t("counts.new")}
          </Button>
          <Button icon="ban" onClick={onScrap}>
            {t("scrap.title")}
          </Button>
        </div>
      )}
    </Section>
  );
}
