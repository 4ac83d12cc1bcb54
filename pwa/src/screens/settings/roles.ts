import type { Role } from "../../gql/graphql.ts";

/** The roles, each with all that the one before it may do. */
export const ROLES: readonly Role[] = ["VIEWER", "OPERATOR", "MANAGER", "ADMINISTRATOR"];
