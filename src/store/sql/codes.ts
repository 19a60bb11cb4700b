/** How columns of mentions are stored in fewer bytes than they have: as numbers, from which the database computes the columns again (migration 030). */

/** The words that a column may have, by the number that stands for each. Stored databases depend on the order. */
const WORDS = {
  kind: ['PERSON', 'ORGANIZATION', 'PLACE', 'OTHER'],
  form: ['FULL_NAME', 'SHORT_NAME', 'ACRONYM', 'DEMONYM'],
  status: ['ACCEPTED', 'CANDIDATE', 'REJECTED'],
} as const;

/** The number of accepted mentions. */
export const ACCEPTED = WORDS.status.indexOf('ACCEPTED');

/** Where a column is stored, and as what. */
interface StoredColumn {
  readonly name: string;
  readonly encode: (value: unknown) => unknown;
}

const THOUSAND = 1000;

/** The thousandths, negated, if that is exact. A column of any type takes only bigints as integers. */
function encodeScore(score: unknown): unknown {
  if (typeof score !== 'number') return score;
  const thousandths = Math.round(score * THOUSAND);
  return thousandths / THOUSAND === score ? BigInt(-thousandths) : score;
}

const codeColumn = (column: keyof typeof WORDS): StoredColumn => ({
  name: `${column}_code`,
  encode: (word) => (WORDS[column] as readonly unknown[]).indexOf(word),
});

const OF_MENTIONS: ReadonlyMap<string, StoredColumn> = new Map([
  ['kind', codeColumn('kind')],
  ['form', codeColumn('form')],
  ['status', codeColumn('status')],
  ['score', { name: 'score_code', encode: encodeScore }],
  ['link_score', { name: 'link_score_code', encode: encodeScore }],
]);

/** The column that a value is written to, and how. */
export const storedColumn = (table: string, column: string): StoredColumn =>
  (table === 'mentions' ? OF_MENTIONS.get(column) : undefined) ?? { name: column, encode: (value) => value };

/** SQL for the number that stands for a word. */
export const codeOf = (column: keyof typeof WORDS, word: string): string =>
  `CASE ${word} ${WORDS[column].map((each, code) => `WHEN '${each}' THEN ${code}`).join(' ')} END`;
