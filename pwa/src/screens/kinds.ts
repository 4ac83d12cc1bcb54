import type { OperationKind } from "../gql/graphql.ts";
import type { IconName } from "../ui/icon-names.ts";

/** The picture of each kind of operation. */
export const KIND_ICON: Record<OperationKind, IconName> = {
  RECEIPT: "package-plus",
  DELIVERY: "truck",
  INTERNAL: "arrow-left-right",
  MANUFACTURING: "factory",
};
