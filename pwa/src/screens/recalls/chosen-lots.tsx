/** What is chosen one by one: by scan, whatever else is on the screen, by camera, or by search. */
import { useState } from "preact/hooks";
import { turnOff, turnOn, wanted } from "../../camera/stream.ts";
import { CameraTools, CameraView, type CameraWork } from "../../camera/view.tsx";
import { signalState } from "../../feedback.ts";
import { type LotRowFragment, LotsDocument, type ReaderKind } from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { useScanner } from "../../scanner/use-scanner.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { List, Row } from "../../ui/lists.tsx";
import { PickField } from "../../ui/picker.tsx";
import { problem } from "../orders/scanned-product.ts";
import { lotNamed, type Named, namedBy } from "./chosen.ts";

type Choose = (things: readonly Named[]) => void;

const withMore = (things: readonly Named[], found: readonly Named[]): Named[] => [
  ...things,
  ...found.filter(({ id }) => !things.some((thing) => thing.id === id)),
];

interface Scanned {
  /** Why the last scan added nothing; null when it did. */
  why: string | null;
  camera: CameraWork;
}

/** Scans add what they name. */
export function useScanned(things: readonly Named[], choose: Choose): Scanned {
  const [why, tell] = useState<string | null>(null);
  const take = async (code: ReadCode, reader: ReaderKind) => {
    tell(null);
    try {
      const found = await namedBy(code, reader);
      signalState(found.length > 0 ? "ok" : "unknown");
      if (found.length > 0) choose(withMore(things, found));
      else tell(t("recall.noLot", { code: code.raw }));
    } catch (cause) {
      tell(problem(cause));
    }
  };
  useScanner((code) => void take(code, "WEDGE"));
  const camera: CameraWork = {
    judge: () => ({ kind: "take", stop: false }),
    take: (label) => void take(label, "CAMERA"),
    ask: () => Promise.resolve(null),
  };
  return { why, camera };
}

/** The camera's picture while it is on, and the button that turns it on. */
export function Camera({ work }: { work: CameraWork }) {
  if (!wanted.value)
    return (
      <Button icon="camera" wide onClick={() => void turnOn()}>
        {t("tool.camera")}
      </Button>
    );
  return (
    <>
      <CameraView work={work} hold={false} />
      <CameraTools>
        <Button kind="quiet" column icon="camera" onClick={turnOff}>
          {t("camera.close")}
        </Button>
      </CameraTools>
    </>
  );
}

export function ChosenLots({ lots, onChoose }: { lots: readonly Named[]; onChoose: Choose }) {
  return (
    <>
      {lots.length > 0 && (
        <List>
          {lots.map(({ id, number, name }) => (
            <Row
              key={id}
              title={<span class="mono breaks">{number}</span>}
              onClick={() => onChoose(lots.filter((lot) => lot.id !== id))}
              end={<span class="act">{t("recall.leaveOut")}</span>}
            >
              {name}
            </Row>
          ))}
        </List>
      )}
      <PickField<LotRowFragment>
        label={t("recall.addLot")}
        hint={t("recall.orScan")}
        none={t("recall.search")}
        value={null}
        onPick={(lot) => onChoose(withMore(lots, [lotNamed(lot)]))}
        sheet={{
          label: t("lots.search"),
          usePages: (search) =>
            usePages(LotsDocument, { filter: { ...(search && { search }) } }, (data) => data.lots),
          row: (lot, pick) => (
            <Row key={lot.id} onClick={pick} title={<span class="mono breaks">{lot.number}</span>}>
              {lot.product.name}
            </Row>
          ),
        }}
      />
    </>
  );
}
