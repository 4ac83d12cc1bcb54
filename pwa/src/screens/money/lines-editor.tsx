import { quantity } from "../../format.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Section } from "../../ui/lists.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { changed, type LineDraft, withCharge } from "./draft.ts";

export interface LinesEditorProps {
  lines: readonly LineDraft[];
  /** Of a credit note, whose lines have the prices of what they credit. */
  credit: boolean;
  set: (lines: readonly LineDraft[]) => void;
  error: (path: string) => string | undefined;
}

/** What may stand on a paper; what is left out can be put back until it is saved. */
export function LinesEditor({ lines, credit, set, error }: LinesEditorProps) {
  // Refusals name lines as they were sent, without those left out.
  const sent = lines.filter(({ leftOut }) => !leftOut);
  return (
    <Section title={t("paper.lines", { n: sent.length })}>
      {lines.length === 0 && <p class="muted">{t("paper.nothingLeft")}</p>}
      {lines.length > 0 && (
        <div class="card">
          {lines.map((line) => (
            <LineFields
              key={line.key}
              line={line}
              credit={credit}
              path={`lines.${sent.indexOf(line)}`}
              error={error}
              set={(change) => set(changed(lines, line.key, change))}
            />
          ))}
        </div>
      )}
      {!credit && (
        <Button icon="plus" wide onClick={() => set(withCharge(lines))}>
          {t("paper.addCharge")}
        </Button>
      )}
    </Section>
  );
}

interface LineFieldsProps {
  line: LineDraft;
  credit: boolean;
  path: string;
  error: (path: string) => string | undefined;
  set: (change: Partial<LineDraft>) => void;
}

function LineFields({ line, credit, path, error, set }: LineFieldsProps) {
  const name = line.text || t("paper.charge");
  const field = (part: "text" | "quantity" | "price" | "taxRate") => ({
    value: line[part],
    onInput: (typed: string) => set({ [part]: typed }),
    error: error(`${path}.${part}`),
  });
  const problem = error(path) ?? error(`${path}.orderLine`) ?? error(`${path}.creditedLine`);
  return (
    <fieldset class="group">
      <legend class="vh">{name}</legend>
      <div class="split">
        <p>
          <strong class="strong">{name}</strong>{" "}
          {line.leftOut && <span class="muted small">{t("paper.leftOut")}</span>}
        </p>
        <LeaveOut name={name} line={line} set={set} />
      </div>
      {problem && <Notice state="refused" title={problem} />}
      {!line.leftOut && (
        <>
          {line.of === null && <TextField label={t("paper.chargeText")} {...field("text")} />}
          <div class="line-fields">
            <NumberField label={t("order.quantity")} hint={leftOf(line)} {...field("quantity")} />
            {!credit && (
              <>
                <NumberField label={t("order.price")} hint={priceOf(line)} {...field("price")} />
                <NumberField label={t("product.taxPercent")} hint={taxOf(line)} {...field("taxRate")} />
              </>
            )}
          </div>
        </>
      )}
    </fieldset>
  );
}

const LeaveOut = ({ name, line, set }: { name: string } & Pick<LineFieldsProps, "line" | "set">) => (
  <Button kind="text" onClick={() => set({ leftOut: !line.leftOut })}>
    <span aria-hidden="true">{t(line.leftOut ? "lists.putBack" : "act.leaveOut")}</span>
    <span class="vh">{t(line.leftOut ? "paper.putBack" : "paper.dropLine", { name })}</span>
  </Button>
);

const leftOf = ({ quantity, left }: LineDraft) =>
  quantity || !left ? undefined : t("paper.allLeft", { quantity: left });
const priceOf = ({ price, agreed }: LineDraft) =>
  price || !agreed ? agreed || undefined : t("paper.asOrdered", { value: agreed });
const taxOf = ({ taxRate, agreedTax }: LineDraft) =>
  taxRate ? undefined : t("paper.asOrdered", { value: quantity(agreedTax) });
