import type { Language } from "../../gql/graphql.ts";

/** In which partners are written to. */
export const LANGUAGES: readonly Language[] = ["EN", "DE", "FR"];
