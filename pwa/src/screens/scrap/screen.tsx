/** Goods are scrapped by scan: each label that is read puts its goods on the list. */
import { useRef, useState } from "preact/hooks";
import { turnOff, turnOn, wanted } from "../../camera/stream.ts";
import { CameraTools, CameraView, type CameraWork } from "../../camera/view.tsx";
import { signalState } from "../../feedback.ts";
import { useForm } from "../../form.ts";
import {
  type LostFragment,
  type ReaderKind,
  ScrapGoodsDocument,
  type ScrapGoodsFragment,
} from "../../gql/graphql.ts";
import { useScanner } from "../../scanner/use-scanner.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { Band } from "../../ui/band.tsx";
import { Button } from "../../ui/basics.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, Section } from "../../ui/lists.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { Stopped, toldOf } from "../holds/stopped.tsx";
import { typedCode } from "../receive/type-sheet.tsx";
import { askedFor, keyOf, withFound } from "./chosen.ts";
import { NOTHING, ScrapList, ScrapWhy, scrapVerb } from "./goods.tsx";
import { scanned, type Told, told } from "./scanned.ts";

type Read = (code: ReadCode, reader: ReaderKind) => void;

/** The list, what the last scan was, and what became of it all. */
function useScrapping() {
  const form = useForm(NOTHING);
  const [goods, setGoods] = useState<readonly ScrapGoodsFragment[]>([]);
  const [last, tell] = useState<(Told & { scan: number }) | null>(null);
  const [lost, setLost] = useState<readonly LostFragment[]>([]);
  const chosen = useRef(form.draft.chosen);
  chosen.current = form.draft.chosen; // as it is once a scan is answered
  const scans = useRef(0);
  const say = (one: Told) => {
    signalState(one.state);
    scans.current += 1;
    tell({ ...one, scan: scans.current });
  };
  const read = async (code: ReadCode, reader: ReaderKind) => {
    const found = await scanned(code, reader);
    const [only, another] = found.goods;
    const alone = only && !another ? keyOf(only) : null;
    const before = alone !== null && chosen.current[alone] !== undefined;
    say(told(code.raw, found, before));
    setGoods((list) => withFound(list, found.goods));
    if (alone !== null && !before) form.set({ chosen: { ...chosen.current, [alone]: "" } });
  };
  const asked = askedFor(goods, form.draft.chosen);
  const scrap = async () => {
    const { reason, note } = form.draft;
    const n = asked.length;
    const about = { subject: "scrap", label: t("scrap.of", { name: t("scrap.things", { n }) }) };
    const done = await form.send(ScrapGoodsDocument, { goods: asked, reason, note }, about);
    if (!done) return;
    form.set(NOTHING);
    setGoods([]);
    say({ state: "ok", code: "", why: t("scrap.done", { n }) });
    setLost(toldOf(done)?.lost ?? []);
  };
  return { form, goods, last, lost, asked, read, scrap, seen: () => setLost([]) };
}

export function ScrapScreen() {
  const { form, goods, last, lost, asked, read, scrap, seen } = useScrapping();
  const filming = wanted.value;
  const take: Read = (code, reader) => void read(code, reader);
  useScanner((code) => take(code, "WEDGE"));
  const camera: CameraWork = {
    judge: () => ({ kind: "take", stop: false }),
    take: (label) => take(label, "CAMERA"),
    ask: () => Promise.resolve(null),
  };
  return (
    <Frame
      title={t("scrap.title")}
      back="/more"
      {...(filming && { close: { label: t("camera.close"), run: turnOff } })}
      dock={
        <Button
          kind="primary"
          icon="ban"
          disabled={asked.length === 0 || !form.draft.reason}
          busy={form.busy && t("scrap.busy")}
          onClick={() => void scrap()}
        >
          {scrapVerb(asked.length)}
        </Button>
      }
    >
      <div class="stack page-narrow">
        {filming && <CameraView work={camera} hold={form.busy || lost.length > 0} />}
        {last && <Band {...last} />}
        {filming && <CameraTools />}
        <FormTrouble form={form} />
        {goods.length > 0 ? (
          <Section title={t("scrap.what")}>
            <div class="stack">
              <ScrapList goods={goods} form={form} />
              <ScrapWhy form={form} />
            </div>
          </Section>
        ) : (
          !last &&
          !filming && (
            <Empty icon="scan-barcode" title={t("scrap.ready")}>
              {t("scrap.readyNext")}
            </Empty>
          )
        )}
        {!filming && (
          <Button icon="camera" wide onClick={() => void turnOn()}>
            {t("tool.camera")}
          </Button>
        )}
        <Type onCode={(code) => take(code, "TYPED")} />
      </div>
      {lost.length > 0 && (
        <Stopped of={{ lost, affected: [] }} title={t("scrap.scrapped")} name="" onClose={seen} />
      )}
    </Frame>
  );
}

/** A code from a keyboard. */
function Type({ onCode }: { onCode: (code: ReadCode) => void }) {
  const [typed, setTyped] = useState("");
  return (
    <form
      class="card card-pad stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!typed.trim()) return;
        onCode(typedCode(typed));
        setTyped("");
      }}
    >
      <TextField label={t("scan.type")} mono value={typed} onInput={setTyped} autocomplete="off" />
      <Button type="submit" icon="plus" wide disabled={!typed.trim()}>
        {t("scrap.add")}
      </Button>
    </form>
  );
}
