/** What of a transfer is stopped, while it is open: told on its page, before someone tries to validate it. */
import { useQuery } from "../../data.ts";
import { StoppedOnDocument } from "../../gql/graphql.ts";
import { Notice } from "../../ui/basics.tsx";
import { stateOfRefusal } from "../receive/states.ts";

export function StoppedOn({ id }: { id: string }) {
  const { data } = useQuery(StoppedOnDocument, { id });
  const stopped = data?.transfer?.obstacles.filter(({ __typename }) => __typename === "LotOnHold") ?? [];
  return (
    <>
      {stopped.map(({ code, message }) => (
        <Notice key={code} state={stateOfRefusal(code)} title={message} />
      ))}
    </>
  );
}
