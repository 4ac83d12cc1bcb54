import { useState } from "preact/hooks";
import { asGtin, readCode } from "../../scanner/gs1/read.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { isComplete } from "./guess.ts";
import { type Line, opened } from "./receipt.ts";
import type { Session } from "./session.ts";

const GS = "\u001d";

/** What a person types as the server reads it: GS1 with brackets becomes the element string that a scanner would send. */
export function typedCode(text: string): { raw: string; symbology?: string } {
  const raw = text.trim();
  const reading = raw.startsWith("(") ? readCode({ raw }) : null;
  if (reading?.kind !== "gs1") return { raw };
  // A separator behind every element is more than GS1 wants, and harmless.
  return { raw: reading.elements.map(({ ai, value }) => ai + value).join(GS), symbology: "]C1" };
}

const openFirst = (lines: readonly Line[]) =>
  [...lines]
    .sort((a, b) => Number(isComplete(a)) - Number(isComplete(b)))
    .map(({ id, product }) => [id, product.name] as const);

interface TypeSheetProps {
  session: Session;
  lines: readonly Line[];
  close: () => void;
}

/** For a label that cannot be scanned: the same as a scan, by hand. */
export function TypeSheet({ session, lines, close }: TypeSheetProps) {
  const { open } = session.receipt.value;
  const [text, setText] = useState("");
  const numbered = lines.filter(({ asksFor }) => asksFor !== "QUANTITY");
  const [line, setLine] = useState(numbered.find(({ id }) => id === open)?.id ?? "");
  const [error, setError] = useState<string>();
  const record = () => {
    if (!text.trim()) return setError(t("typed.empty"));
    if (line) session.change((before) => opened(before, line));
    session.scan(typedCode(text), "TYPED");
    close();
  };
  return (
    <Sheet
      title={t("typed.title")}
      sub={t("typed.sub")}
      onClose={close}
      foot={
        <Button kind="primary" wide icon="check" onClick={record}>
          {t("typed.go")}
        </Button>
      }
    >
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          record();
        }}
      >
        <TextField
          label={t("typed.code")}
          hint={t("typed.hint")}
          error={error}
          mono
          value={text}
          onInput={setText}
          autocomplete="off"
        />
        {asGtin(text.trim()) === null && (
          <SelectField
            label={t("typed.line")}
            value={line}
            onChange={setLine}
            options={[["", t("typed.lineAny")], ...openFirst(numbered)]}
          />
        )}
      </form>
    </Sheet>
  );
}
