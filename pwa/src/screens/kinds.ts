import type { OperationKind } from "../gql/graphql.ts";
import type { IconName } from "../ui/icon-names.ts";

/** The picture of each kind of operation, in the order in which goods flow. */
export const KIND_ICON: Record<OperationKind, IconName> = {
  RECEIPT: "package-plus",
  INTERNAL: "arrow-left-right",
  MANUFACTURING: "factory",
  CONSUMPTION: "factory",
  DELIVERY: "truck",
  RETURN: "undo-2",
  VENDOR_RETURN: "undo-2",
};
