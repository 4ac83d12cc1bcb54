/** Shows what a query brought: grey bars, the data, or why there is none and how to try again. */
import type { ComponentChildren } from "preact";
import type { ApiError } from "../api.ts";
import type { Loaded } from "../data.ts";
import { moment } from "../format.ts";
import { t } from "../texts/index.ts";
import { Button, Notice } from "./basics.tsx";
import { Skeleton } from "./lists.tsx";

/** Words for an error that the person can do nothing about but try again. */
export function errorText(error: ApiError): string {
  if (error.kind === "rejected" || error.kind === "unauthenticated")
    return t("error.rejected", { message: error.message });
  return t(`error.${error.kind}`);
}

export const ErrorNotice = ({ error, again }: { error: ApiError; again?: () => void }) => (
  <Notice state={error.kind === "offline" ? "offline" : "refused"} title={errorText(error)} alert>
    {error.reference && <p>{t("error.reference", { reference: error.reference })}</p>}
    {again && <Button onClick={again}>{t("act.again")}</Button>}
  </Notice>
);

/** From when what is shown is, where it is not of now: epoch milliseconds. */
export const ReadAt = ({ at }: { at: number | undefined }) =>
  at === undefined ? null : (
    <p class="small muted">{t("data.readAt", { when: moment(new Date(at).toISOString()) })}</p>
  );

export interface ShowLoadedProps<R> {
  of: Loaded<R> & { reload: () => Promise<void> };
  /** Rows of the grey shape. */
  rows?: number;
  children: (data: R) => ComponentChildren;
}

export function ShowLoaded<R>({ of, rows = 4, children }: ShowLoadedProps<R>) {
  const { data, readAt, error, reload } = of;
  return (
    <>
      {error && <ErrorNotice error={error} again={() => void reload()} />}
      {error && data !== undefined && <ReadAt at={readAt} />}
      {data !== undefined ? children(data) : !error && <Skeleton rows={rows} />}
    </>
  );
}
