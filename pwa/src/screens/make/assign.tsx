import { useRef, useState } from "preact/hooks";
import { query } from "../../api.ts";
import { useQuery } from "../../data.ts";
import { signalState } from "../../feedback.ts";
import { useForm } from "../../form.ts";
import { integer, quantity } from "../../format.ts";
import {
  AssignInputsDocument,
  LotByScanDocument,
  RunToAssignDocument,
  type RunToAssignFactsFragment,
} from "../../gql/graphql.ts";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { useScanner } from "../../scanner/use-scanner.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice, StateWord } from "../../ui/basics.tsx";
import { Switch } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { problem } from "../orders/scanned-product.ts";
import { changes, leftOf, pair, type Said, saidOf, saying, scannedInto } from "./assigning.ts";

/** After it is posted: into which product which of the components went, by scan or by hand. */
export function AssignScreen({ params: { id, run } }: ScreenProps<"id" | "run">) {
  const loaded = useQuery(RunToAssignDocument, { id: run });
  const found = loaded.data?.run;
  const back = `/make/${encodeURIComponent(id)}`;
  if (found?.__typename === "Run")
    return <Assigning run={found} number={found.order?.number ?? ""} back={back} />;
  return (
    <Frame title={t("make.assign")} back={back}>
      <ShowLoaded of={loaded}>{() => <Empty icon="factory" title={t("order.unknown")} />}</ShowLoaded>
    </Frame>
  );
}

type RunLot = RunToAssignFactsFragment["inputs"][number];
type Numbered = RunLot & { lot: NonNullable<RunLot["lot"]> };

const numbered = (all: readonly RunLot[]) => all.filter((each): each is Numbered => each.lot !== null);

interface Draft {
  said: Said;
  /** The lot that came out, into which what is scanned went. */
  chosen: string | null;
}

interface AssigningProps {
  run: RunToAssignFactsFragment;
  number: string;
  back: string;
}

function Assigning({ run, number, back }: AssigningProps) {
  const [inputs, outputs] = [numbered(run.inputs), numbered(run.outputs)];
  const [before] = useState(() => saidOf(run));
  const form = useForm<Draft>({
    said: before,
    chosen: outputs.length === 1 ? (outputs[0]?.lot.id ?? null) : null,
  });
  // Scans may follow each other faster than the screen is drawn.
  const now = useRef(form.draft);
  const put = (change: Partial<Draft>) => {
    now.current = { ...now.current, ...change };
    form.set(change);
  };
  const [unclear, setUnclear] = useState<string | null>(null);
  const { said, chosen } = form.draft;
  const output = outputs.find(({ lot }) => lot.id === chosen);
  const scanned = async (code: ReadCode) => {
    const lot = await lotOf(code, [...inputs, ...outputs]);
    const input = inputs.find((each) => each.lot.id === lot);
    const into = now.current.chosen;
    const made = outputs.some((each) => each.lot.id === lot);
    if (made && lot) put({ chosen: lot });
    else if (input && into) put({ said: scannedInto(now.current.said, asInput(input), into) });
    const known = made || (input && into);
    setUnclear(known ? null : t(input ? "assign.scanOutput" : "assign.notHere", { code: code.raw }));
    signalState(known ? "ok" : "wrong");
  };
  useScanner((code) => void scanned(code));
  const asked = changes(before, said);
  const save = async () => {
    const about = { subject: run.id, label: t("assign.saving", { number }) };
    if (await form.send(AssignInputsDocument, { run: run.id, inputs: asked }, about))
      go(back, { replace: true });
  };
  return (
    <Frame
      title={t("make.assign")}
      sub={<span class="mono">{number}</span>}
      back={back}
      dock={
        <Button
          kind="primary"
          icon="check"
          disabled={asked.length === 0}
          busy={form.busy && t("form.saving")}
          onClick={() => void save()}
        >
          {asked.length ? t("assign.save", { n: asked.length }) : t("assign.saveNone")}
        </Button>
      }
    >
      <p class="muted">{t("assign.about")}</p>
      <FormTrouble form={form} />
      {unclear && <Notice state="wrong" title={unclear} alert />}
      <div class="cols">
        <Section title={t("make.made")} aside={integer(outputs.length)}>
          <List>
            {outputs.map((each) => (
              <OutputRow
                key={each.lot.id}
                of={each}
                said={said}
                chosen={chosen}
                onChoose={(lot) => put({ chosen: lot })}
              />
            ))}
          </List>
        </Section>
        {output ? (
          <Section title={t("assign.into", { number: output.lot.number })}>
            <div class="card card-pad stack">
              {inputs.map((each) => (
                <InputField
                  key={each.lot.id}
                  of={each}
                  said={said}
                  output={output.lot.id}
                  set={(next) => put({ said: next })}
                />
              ))}
            </div>
          </Section>
        ) : (
          <p class="muted">{t("assign.choose")}</p>
        )}
      </div>
    </Frame>
  );
}

const asInput = ({ lot, quantity: much, product }: Numbered) => ({
  id: lot.id,
  quantity: much,
  serial: product.tracking === "SERIAL",
});

interface OutputRowProps {
  of: Numbered;
  said: Said;
  chosen: string | null;
  onChoose: (lot: string) => void;
}

function OutputRow({ of: { lot, product, quantity: much }, said, chosen, onChoose }: OutputRowProps) {
  const parts = Object.keys(said).filter((key) => key.endsWith(` ${lot.id}`)).length;
  return (
    <Row
      onClick={() => onChoose(lot.id)}
      title={<span class="mono">{lot.number}</span>}
      end={
        <>
          <b>{quantity(much, product.unit.symbol)}</b>
          {lot.id === chosen && (
            <StateWord state="ok" icon="check">
              {t("assign.chosen")}
            </StateWord>
          )}
        </>
      }
    >
      {product.name} · {parts ? t("assign.parts", { n: parts }) : t("assign.shared")}
    </Row>
  );
}

interface InputFieldProps {
  of: Numbered;
  said: Said;
  output: string;
  set: (said: Said) => void;
}

/** How much of an input went into what is chosen; a serial did or did not. */
function InputField({ of, said, output, set }: InputFieldProps) {
  const { lot, product, quantity: much } = of;
  const now = said[pair(lot.id, output)] ?? "";
  const left = leftOf(said, asInput(of));
  const about = t("assign.left", {
    name: product.name,
    left: quantity(left),
    of: quantity(much, product.unit.symbol),
  });
  if (product.tracking === "SERIAL")
    return (
      <Switch
        label={`${lot.number} · ${product.name}`}
        checked={now !== ""}
        onChange={(on) => set(on ? scannedInto(said, asInput(of), output) : saying(said, lot.id, output, ""))}
      />
    );
  return (
    <NumberField
      label={t("assign.of", { number: lot.number, unit: product.unit.symbol })}
      hint={about}
      value={now}
      onInput={(typed) => set(saying(said, lot.id, output, typed))}
    />
  );
}

/** The lot that a scan means: one of these by its number, else by what the server knows; undefined for none. */
async function lotOf(code: ReadCode, among: readonly Numbered[]): Promise<string | undefined> {
  const here = among.filter(({ lot }) => lot.number === code.raw);
  if (here.length === 1) return here[0]?.lot.id;
  const answer = await query(LotByScanDocument, { scan: { ...code, reader: "WEDGE" } }).catch(problem);
  if (typeof answer === "string") return undefined;
  const { meaning } = answer.resolveScan.scan;
  return meaning.__typename === "ScannedLot" ? meaning.lot.id : undefined;
}
