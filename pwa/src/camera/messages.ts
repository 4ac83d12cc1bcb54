/** What the page and its decoder say to each other. */
import type { Code } from "../scanner/wedge.ts";

/** A picture to look at. thorough: with all means, which takes some times as long. */
export interface Look {
  picture: ImageBitmap;
  thorough: boolean;
}

/** took: milliseconds of decoding alone. */
export interface Read {
  codes: Code[];
  took: number;
}

export type Answer = Read | { failed: string };
