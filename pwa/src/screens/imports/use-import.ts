/** A file on its way into the book: sent, looked at, read otherwise, applied. */
import { useState } from "preact/hooks";
import { ApiError, isRefusal, query, upload } from "../../api.ts";
import { type Form, useForm } from "../../form.ts";
import {
  ApplyImportDocument,
  type ImportDoneFragment,
  type ImportLookFragment,
  PreviewImportDocument,
} from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { ofAnother, type Said, withKind } from "./reading.ts";

export interface ImportWork {
  said: Said;
  /** What it would do; absent before a file came and while one is on its way. */
  look?: ImportLookFragment | undefined;
  /** The file cannot be read, in words. */
  refused?: string | undefined;
  /** Sheets of a workbook; empty for text and before a file came. */
  sheets: readonly string[];
  /** Whether a file came that is no workbook, of which a person may say how its characters are written. */
  text: boolean;
  error?: ApiError | undefined;
  busy: boolean;
  form: Form<object>;
  done?: ImportDoneFragment | undefined;
  bring: (file: File) => Promise<void>;
  say: (said: Said) => Promise<void>;
  /** Look at another sheet of it. */
  turnTo: (sheet: string) => Promise<void>;
  apply: () => Promise<void>;
  /** Forget the file. */
  drop: () => void;
}

export function useImport(): ImportWork {
  const form = useForm({});
  const [said, setSaid] = useState<Said>({});
  const [sent, setSent] = useState<{ id: string; name: string }>();
  const [look, setLook] = useState<ImportLookFragment>();
  const [refused, refuse] = useState<string>();
  const [sheets, setSheets] = useState<readonly string[]>([]);
  const [error, fail] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<ImportDoneFragment>();

  async function read(id: string, how: Said) {
    const { previewImport: answer } = await query(PreviewImportDocument, { file: { upload: id, ...how } });
    setSheets("sheets" in answer ? answer.sheets : []);
    if (isRefusal(answer)) refuse(answer.message);
    else setLook(answer);
  }

  function forget() {
    setLook(undefined);
    setSent(undefined);
    setSheets([]);
  }

  async function attempt(work: () => Promise<void>) {
    setBusy(true);
    fail(undefined);
    refuse(undefined);
    try {
      await work();
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      fail(cause);
    }
    setBusy(false);
  }

  return {
    said,
    look,
    refused,
    sheets,
    text: sent !== undefined && sheets.length === 0 && !/\.xlsx$/i.test(sent.name),
    error,
    busy,
    form,
    done,
    bring: (file) =>
      attempt(async () => {
        setLook(undefined);
        setDone(undefined);
        const kept = ofAnother(said);
        setSaid(kept);
        const id = await upload(file, file.name, crypto.randomUUID());
        setSent({ id, name: file.name });
        await read(id, kept);
      }),
    async say(how) {
      setSaid(how);
      if (sent) await attempt(() => read(sent.id, how));
    },
    turnTo: (sheet) =>
      attempt(async () => {
        setLook(undefined);
        const kept = { ...ofAnother(said), sheet };
        setSaid(kept);
        if (sent) await read(sent.id, kept);
      }),
    async apply() {
      if (!sent) return;
      const about = { subject: "imports", label: t("imports.label", { name: sent.name }) };
      const applied = await form.send(ApplyImportDocument, { file: { upload: sent.id, ...said } }, about);
      if (!applied) return;
      setDone(applied.dataImport);
      setSaid(withKind({}, said.kind));
      forget();
    },
    drop() {
      forget();
      refuse(undefined);
      fail(undefined);
    },
  };
}
