import { isText, t } from "./texts/index.ts";

/** A write in words. kind: as the server names it, such as VALIDATE_TRANSFER. */
export function operationName(kind: string): string {
  const key = `op.${kind}`;
  return t(isText(key) ? key : "op.other");
}
