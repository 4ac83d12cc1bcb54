import { t } from "../texts/index.ts";
import { Icon } from "../ui/basics.tsx";

interface PhotoButtonProps {
  /** Of the button; default is the name of the tool. */
  children?: string;
  /** In a row of tools, with the icon above the word. */
  column?: boolean;
  onPhoto: (file: File) => void;
}

/** Opens the device's own camera, or where there is none its pictures; needs neither permission nor https. */
export function PhotoButton({ children = t("tool.photo"), column, onPhoto }: PhotoButtonProps) {
  return (
    <label class={column ? "btn btn-quiet btn-col photo-button" : "btn btn-wide photo-button"}>
      <Icon name="image" />
      {children}
      <input
        type="file"
        class="vh"
        accept="image/*"
        capture="environment"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = ""; // so that the same picture can be chosen again
          if (file) onPhoto(file);
        }}
      />
    </label>
  );
}
