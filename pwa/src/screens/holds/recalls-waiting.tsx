/** Recalls that wait for a second manager and would then stop a lot, or what is on a transfer. */
import "../../texts/more.ts";
import type { RecallWaitingFragment } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";

export const RecallsWaiting = ({
  of,
  title = t("recall.transferWaits"),
}: {
  of: readonly RecallWaitingFragment[];
  title?: string;
}) => (
  <>
    {of.map(({ id, number, reason }) => (
      <Notice key={id} state="pending" icon="hourglass" title={title}>
        <p>{t("recall.lotWaitsNext", { number, reason })}</p>
        <Button href={`/recalls/${encodeURIComponent(id)}`}>{t("recall.title")}</Button>
      </Notice>
    ))}
  </>
);
