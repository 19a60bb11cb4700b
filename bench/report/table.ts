/** Prints aligned Markdown tables. */

/** Three significant digits, thousands grouped; `-` if not finite. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '-';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.001))));
  return value.toLocaleString('en', { maximumFractionDigits: Math.min(digits, 2) });
}

const lineOf = (cells: readonly string[], widths: readonly number[]): string =>
  `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;

/** The first row is the heading. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const [heading = [], ...rest] = rows;
  const widths = heading.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const rule = widths.map((width) => '-'.repeat(width));
  for (const row of [heading, rule, ...rest]) console.log(lineOf(row, widths));
}
