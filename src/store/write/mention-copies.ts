/** The columns that repeat the entity of a mention, each with the span of that mention. */
export const MENTION_COPIES = [
  { table: 'roles', column: 'entity_id', start: 'mention_start', end: 'mention_end' },
  { table: 'roles', column: 'of_entity_id', start: 'of_start', end: 'of_end' },
  { table: 'statements', column: 'speaker_entity_id', start: 'speaker_start', end: 'speaker_end' },
  { table: 'statements', column: 'addressee_entity_id', start: 'addressee_start', end: 'addressee_end' },
] as const;
