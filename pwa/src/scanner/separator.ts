/** What a scanner may send for FNC1. The server's rule (standards/gs1/symbology.py), so that none is kept that it refuses. */

export const LONGEST_SEPARATOR = 8;

/** Whether these characters can stand for FNC1: a single one that no value may hold, or several that hardly any does. */
export function canSeparate(text: string): boolean {
  if (text.length > LONGEST_SEPARATOR || /[^\x20-\x7e\u00a1-\uffff]/.test(text)) return false;
  if (text.length === 1) return !/[!"#%&'()*+,\-./0-9:;<=>?A-Z_a-z\s]/.test(text);
  return /[^A-Za-z0-9]/.test(text);
}
