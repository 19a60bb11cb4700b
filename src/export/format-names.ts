/** The names of the formats, apart from their code: every command loads this file. */
export const FORMAT_NAMES = ['jsonl', 'csv'] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];
