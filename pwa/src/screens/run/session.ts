/** The work on a manufacturing order: its open transfers are one thing, each scan finds the one that it is for. */
import { query } from "../../api.ts";
import { MakeRunDocument, type MakeRunQuery } from "../../gql/graphql.ts";
import { type Found, readPart, type Versions } from "../receive/found.ts";
import { Session } from "../receive/session.ts";

const KINDS = ["CONSUMPTION", "MANUFACTURING"];

/** What is taken stands before what is given. */
const openOnes = ({ order }: MakeRunQuery) =>
  (order?.transfers ?? [])
    .filter(({ state }) => state === "READY")
    .sort((a, b) => KINDS.indexOf(a.operationType.kind) - KINDS.indexOf(b.operationType.kind));

export class MakeSession extends Session {
  protected override async find(): Promise<Found | null> {
    const answer = await query(MakeRunDocument, { id: this.id });
    const { order } = answer;
    if (!order) return null;
    const read = await Promise.all(openOnes(answer).map(({ id }) => readPart(id)));
    const parts = read.filter((part) => part !== null && part.head.state === "READY") as Found["parts"];
    const gives = parts.find(({ head }) => head.operationType.kind === "MANUFACTURING");
    const [first] = parts;
    const like = gives ?? first;
    if (!like) return null;
    return {
      head: { ...like.head, id: order.id, number: order.number, partner: { name: order.product.name } },
      parts,
      outputs: new Set(gives?.lines.map(({ id }) => id)),
    };
  }

  protected override async versionsNow(): Promise<Versions | null> {
    const answer = await query(MakeRunDocument, { id: this.id });
    return answer.order && Object.fromEntries(openOnes(answer).map(({ id, version }) => [id, version]));
  }
}
