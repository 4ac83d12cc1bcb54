/** A transfer that is being written by hand. Pure. */
import type {
  CreateTransferInput,
  OperationKind,
  OperationTypeFactsFragment,
  PartnerRole,
} from "../../gql/graphql.ts";
import { decimal } from "../../typed.ts";

export interface LineDraft {
  product: { id: string; name: string; unit: { symbol: string } };
  /** As typed, in the stock unit. */
  quantity: string;
}

export interface TransferDraft {
  partner: { id: string; name: string } | null;
  /** null for the one of the operation type. */
  source: { id: string; path: string } | null;
  destination: { id: string; path: string } | null;
  dueOn: string;
  lines: readonly LineDraft[];
}

interface Ends {
  partner: PartnerRole | null;
  /** Which ends are places of ours, that can be chosen. */
  source: boolean;
  destination: boolean;
}

/** Kinds whose transfers are made of something else: of an order of manufacturing, of a delivery. */
type Made = "MANUFACTURING" | "CONSUMPTION" | "RETURN";

/** What can be said about a transfer of each kind that is written by hand. */
export const ENDS: Record<Exclude<OperationKind, Made>, Ends> = {
  RECEIPT: { partner: "VENDOR", source: false, destination: true },
  DELIVERY: { partner: "CUSTOMER", source: true, destination: false },
  INTERNAL: { partner: null, source: true, destination: true },
  VENDOR_RETURN: { partner: "VENDOR", source: true, destination: false },
};

type Type = Pick<OperationTypeFactsFragment, "id" | "kind" | "active">;

/** Operation types whose transfers are written by hand. */
export const byHand = <T extends Type>(types: readonly T[]): T[] =>
  types.filter(({ kind, active }) => active && kind in ENDS);

export const endsOf = (kind: OperationKind): Ends | null =>
  kind in ENDS ? ENDS[kind as keyof typeof ENDS] : null;

/** Lines with a product once more. */
export const withLine = (lines: readonly LineDraft[], product: LineDraft["product"]): LineDraft[] =>
  lines.some((line) => line.product.id === product.id) ? [...lines] : [...lines, { product, quantity: "1" }];

/** What the server is asked; null while a quantity is none. */
export function transferOf(
  type: Type,
  draft: TransferDraft,
): Omit<CreateTransferInput, "operationId"> | null {
  const lines = draft.lines.map((line) => ({
    product: line.product.id,
    quantity: decimal(line.quantity) ?? "",
  }));
  const ends = endsOf(type.kind);
  if (!ends || lines.some(({ quantity }) => !quantity)) return null;
  return {
    operationType: type.id,
    ...(ends.partner && draft.partner && { partner: draft.partner.id }),
    ...(ends.source && draft.source && { source: draft.source.id }),
    ...(ends.destination && draft.destination && { destination: draft.destination.id }),
    ...(draft.dueOn && { dueOn: draft.dueOn }),
    lines,
  };
}
