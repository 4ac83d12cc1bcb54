import { quantity } from "../format.ts";
import { t } from "../texts/index.ts";
import { decimal } from "../typed.ts";
import { TextField, type TextFieldProps } from "./fields.tsx";

/** A number typed in local form; where that is not plain digits, it is shown back as it was understood. */
export function NumberField({ hint, ...props }: TextFieldProps) {
  const typed = props.value ?? "";
  const understood = decimal(typed);
  const shown = understood !== null && typed.trim() !== understood && quantity(understood);
  const unclear = typed.trim() !== "" && understood === null;
  return (
    <TextField
      {...props}
      inputMode="decimal"
      autocomplete="off"
      error={props.error ?? (unclear ? t("form.number") : undefined)}
      hint={shown ? t("form.understood", { number: shown }) : hint}
    />
  );
}
