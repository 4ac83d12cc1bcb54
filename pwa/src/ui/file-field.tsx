/** A file that is taken as soon as it is chosen. */
import { Field } from "./fields.tsx";

interface FileFieldProps {
  label: string;
  hint: string;
  /** Endings or media types, as the browser wants them. */
  accept: string;
  /** Nothing can be chosen now. */
  held: boolean;
  onFile: (file: File) => void;
}

export const FileField = ({ label, hint, accept, held, onFile }: FileFieldProps) => (
  <Field label={label} hint={hint}>
    {(control) => (
      <input
        {...control}
        class="input"
        type="file"
        accept={accept}
        disabled={held}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file);
          currentTarget.value = ""; // so that the same file can be chosen again
        }}
      />
    )}
  </Field>
);
