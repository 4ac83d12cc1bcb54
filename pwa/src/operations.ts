import { en } from "./texts/en.ts";
import { type TextKey, t } from "./texts/index.ts";

/** A write in words. kind: as the server names it, such as VALIDATE_TRANSFER. */
export function operationName(kind: string): string {
  const key = `op.${kind}`;
  return t(key in en ? (key as TextKey) : "op.other");
}
