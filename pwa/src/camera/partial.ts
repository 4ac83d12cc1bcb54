/** What is no code, though a decoder reads one. Pure. */
import type { Code } from "../scanner/wedge.ts";

/** Half of an ITF-14 reads like a shorter ITF, and nothing in it contradicts that. Photos are read alike. */
export const isPartial = ({ raw, symbology }: Code): boolean =>
  symbology?.startsWith("]I") === true && raw.length !== 14;
