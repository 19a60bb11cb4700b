/** What bylines call the people who write. */
export const OCCUPATIONS: readonly string[] = [
  'author',
  'columnist',
  'contributor',
  'correspondent',
  'editor',
  'journalist',
  'producer',
  'reporter',
  'staff',
  'writer',
];
