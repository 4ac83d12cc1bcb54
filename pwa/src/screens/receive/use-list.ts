/** The list under work for one line: brought, read again, its rows changed; all of it through the outbox. */
import { useState } from "preact/hooks";
import { ApiError, upload } from "../../api.ts";
import { useQuery } from "../../data.ts";
import { type Form, useForm } from "../../form.ts";
import {
  DraftNumbersDocument,
  LineListDocument,
  type ListDraftFragment,
  type NumberFileInput,
  UpdateNumberDraftDocument,
  type UpdateNumberDraftInput,
} from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { MOST_PASTED, type Otherwise, readAgain, rowsOf } from "./list-draft.ts";
import type { Line } from "./receipt.ts";

/** The line that a list is for: of a transfer, or of an order that has no receipt yet. */
export interface ListLine extends Pick<Line, "id" | "asksFor"> {
  product: Pick<Line["product"], "name" | "step" | "stopsUse"> & { unit: { symbol: string } };
}

/** The document of the line, with the vendor whose lists are read alike. */
export interface ListHead {
  id: string;
  partner: { name: string } | null;
}

export type RowsChange = Pick<UpdateNumberDraftInput, "rows" | "suspectsMeant" | "lookAlikesMeant">;

export interface ListWork {
  /** Absent while it is read; null when there is none. */
  draft?: ListDraftFragment | null;
  form: Form<object>;
  /** A file is on its way. */
  sending: boolean;
  /** Why a file did not arrive, or the list could not be read. */
  error?: ApiError | undefined;
  paste: (text: string) => Promise<void>;
  bring: (file: File) => Promise<void>;
  otherwise: (change: Otherwise) => Promise<void>;
  change: (rows: RowsChange) => Promise<boolean>;
  /** Read what it is now. */
  reload: () => Promise<void>;
  /** Forget what is shown, to bring another one. */
  drop: () => void;
}

export function useList(line: ListLine, head: ListHead): ListWork {
  const kept = useQuery(LineListDocument, { line: line.id });
  const [changed, show] = useState<{ draft: ListDraftFragment | null }>();
  const [pasted, setPasted] = useState<string>();
  const [sending, setSending] = useState(false);
  const [failed, fail] = useState<ApiError>();
  const form = useForm({});
  const draft = changed ? changed.draft : kept.data?.numberDraft;

  async function read(file: NumberFileInput) {
    const about = { subject: head.id, label: t("lists.recordLabel", { name: line.product.name }) };
    const done = await form.send(DraftNumbersDocument, { line: line.id, file }, about);
    if (done?.draft) show({ draft: done.draft });
  }

  async function send(file: Blob, name: string) {
    setSending(true);
    fail(undefined);
    try {
      const id = await upload(file, name, crypto.randomUUID());
      await read({ upload: id });
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      fail(cause);
    }
    setSending(false);
  }

  const error = failed ?? kept.error;
  return {
    ...(draft !== undefined && { draft }),
    form,
    sending,
    ...(error && { error }),
    async paste(text) {
      const long = rowsOf(text) > MOST_PASTED;
      setPasted(long ? undefined : text);
      await (long ? send(new Blob([text]), t("lists.pasted")) : read({ pasted: text }));
    },
    async bring(file) {
      setPasted(undefined);
      await send(file, file.name);
    },
    async otherwise(change) {
      if (draft) await read(readAgain(draft, change, pasted));
    },
    async change(rows) {
      if (!draft) return false;
      const about = { subject: head.id, label: t("lists.changeLabel", { name: line.product.name }) };
      const input = { draft: draft.id, version: draft.version, ...rows };
      const done = await form.send(UpdateNumberDraftDocument, input, about);
      if (done?.draft) show({ draft: done.draft });
      return done !== null;
    },
    async reload() {
      await kept.reload(); // what is shown until then stays, with what was said beside it
      show(undefined);
    },
    drop: () => show({ draft: null }),
  };
}
