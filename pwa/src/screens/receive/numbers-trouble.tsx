/** Why numbers were not taken, and what may be said to take them all the same. */
import type { Form, FormRefusal } from "../../form.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";

interface NumbersTroubleProps {
  form: Pick<Form<object>, "busy" | "trouble">;
  again: (answer: Answer) => void;
}

export function NumbersTrouble({ form, again }: NumbersTroubleProps) {
  const asked = question(form.trouble?.kind === "refusal" ? form.trouble.refusal : null);
  return (
    <>
      <FormTrouble form={form} />
      {asked && (
        <div class="dock-pair">
          {asked.map(([label, answer]) => (
            <Button key={label} onClick={() => again(answer)}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}

export type Answer = { dateConflict?: "STORED" | "GIVEN"; unannounced?: true; takeExpired?: true };

/** What the server asks: for known lots which date, of a line with a notice whether others are meant too. */
function question(refusal: FormRefusal | null): (readonly [string, Answer])[] | null {
  if (refusal?.canBeTaken) return [[t("notice.takeAll"), { unannounced: true }]];
  if (refusal?.code === "LOT_EXPIRED") return [[t("numbers.expiredAsk"), { takeExpired: true }]];
  if (refusal?.code === "LOT_DATE_CONFLICT")
    return [
      [t("numbers.dateStored"), { dateConflict: "STORED" }],
      [t("numbers.dateGiven"), { dateConflict: "GIVEN" }],
    ];
  return null;
}
