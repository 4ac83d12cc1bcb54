import type { ComponentChildren } from "preact";
import type { Trouble } from "../../form.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";

export interface FormSheetProps {
  title: string;
  form: { busy: boolean; trouble: Trouble | null };
  /** The word of its button; "Save" unless it adds. */
  verb?: string;
  disabled?: boolean;
  onSave: () => Promise<void>;
  /** Shows the newest version behind, after someone else changed it. */
  readAgain?: () => void;
  onClose: () => void;
  children: ComponentChildren;
}

/** One thing of a list, added or changed in a sheet over the list. */
export function FormSheet({
  title,
  form,
  verb,
  disabled = false,
  onSave,
  readAgain,
  onClose,
  children,
}: FormSheetProps) {
  return (
    <Sheet
      title={title}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          disabled={disabled}
          busy={form.busy && t("form.saving")}
          onClick={() => void onSave()}
        >
          {verb ?? t("act.save")}
        </Button>
      }
    >
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!disabled && !form.busy) void onSave();
        }}
      >
        <FormTrouble form={form} {...(readAgain && { readAgain })} />
        {children}
        <button type="submit" hidden />
      </form>
    </Sheet>
  );
}
