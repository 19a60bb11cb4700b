/** The names of the formats, apart from their code: every command loads this file. */
export const FORMAT_NAMES = [
  'jsonl',
  'csv',
  'turtle',
  'jsonld',
  'graphml',
  'gexf',
  'cypher',
  'ftm',
  'webanno',
  'brat',
  'ris',
] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];
