/** What of a transfer is on hold since it came in. */
import { useQuery } from "../../data.ts";
import { HoldsDocument } from "../../gql/graphql.ts";
import { stops, useLive } from "../../live.ts";
import { t } from "../../texts/index.ts";
import { Notice } from "../../ui/basics.tsx";
import { HeldHere } from "./held-here.tsx";

const SHOWN = 20;
/** Between two looks where the server does not tell. */
const SECONDS = 60;

export function HeldOnArrival({ transfer }: { transfer: string }) {
  const filter = { arrivedWith: transfer, inForce: true };
  const { data, reload } = useQuery(HoldsDocument, { first: SHOWN, filter });
  useLive(reload, stops, SECONDS);
  if (!data || data.holds.nodes.length === 0) return null;
  const { nodes, pageInfo } = data.holds;
  return (
    <>
      <Notice state="hold" title={t("hold.onArrival")}>
        {pageInfo.hasNextPage && (
          <a href={`/holds?transfer=${encodeURIComponent(transfer)}`}>{t("hold.onArrivalAll")}</a>
        )}
      </Notice>
      <HeldHere holds={nodes} onChange={() => void reload()} />
    </>
  );
}
