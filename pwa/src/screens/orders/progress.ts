/** How much of an order has come or gone. */

interface Line {
  stockQuantity: string;
  moved: string;
}

/** Lines of which all has moved. */
export const linesMoved = (lines: readonly Line[]): number =>
  lines.filter(({ stockQuantity, moved }) => Number(moved) >= Number(stockQuantity)).length;

/** The part of an order that has moved, 0 to 1; each line counts the same. */
export function partMoved(lines: readonly Line[]): number {
  if (lines.length === 0) return 0;
  const parts = lines.map(({ stockQuantity, moved }) => Math.min(1, Number(moved) / Number(stockQuantity)));
  return parts.reduce((sum, part) => sum + part, 0) / lines.length;
}
