/** Finding things by words. */
import { SEARCHABLE } from '../../src/store/search/search.ts';
import { builder } from '../builder.ts';
import { hitList, SearchConnection } from '../connections/search.ts';
import { Searchable } from '../enums.ts';

builder.queryField('search', (t) =>
  t.field({
    type: SearchConnection,
    args: {
      query: t.arg.string({
        required: true,
        description:
          'Words, all of which must occur, whatever their case and accents; "a phrase"; begin* for beginnings; -word or -"a phrase" to exclude. Any input is safe. BAD_USER_INPUT when it holds no word to look for or a beginning of one letter, LIMIT_EXCEEDED when it holds more than 16 terms or 4 beginnings.',
      }),
      in: t.arg({
        type: [Searchable],
        required: true,
        defaultValue: [...SEARCHABLE],
        description: 'What to look through.',
      }),
      ...t.arg.connectionArgs(),
    },
    description: 'What the words are found in: entities first, then articles, then mentions, the best of each first.',
    compiles: true,
    resolve: (_root, { query, in: places, ...asked }, context) => hitList(context, { query, in: places }, asked),
  }),
);
