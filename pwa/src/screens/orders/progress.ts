/** How much of an order has come. */

interface Line {
  stockQuantity: string;
  received: string;
}

/** Lines of which all has come. */
export const linesReceived = (lines: readonly Line[]): number =>
  lines.filter(({ stockQuantity, received }) => Number(received) >= Number(stockQuantity)).length;

/** The part of an order that has come, 0 to 1; each line counts the same. */
export function partReceived(lines: readonly Line[]): number {
  if (lines.length === 0) return 0;
  const parts = lines.map(({ stockQuantity, received }) =>
    Math.min(1, Number(received) / Number(stockQuantity)),
  );
  return parts.reduce((sum, part) => sum + part, 0) / lines.length;
}
