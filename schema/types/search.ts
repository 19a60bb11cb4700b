/** Finding things by words. */

import { SEARCHABLE } from '../../src/store/search/hit.ts';
import { hitsOf } from '../../src/store/search/search.ts';
import { builder } from '../builder.ts';
import { SearchConnection } from '../connections/search.ts';
import { deferred } from '../engine/deferred.ts';
import { Searchable } from '../enums.ts';
import { SearchFilter } from '../inputs/filters.ts';
import { SearchOrder } from '../inputs/orders.ts';

/** A search for a common word costs as much as so many nodes. */
const SEARCH = 200;

builder.queryField('search', (t) =>
  t.list({
    type: SearchConnection,
    cost: SEARCH,
    args: {
      query: deferred(
        t.arg.string({
          required: true,
          description:
            'Words, all of which must occur, whatever their case and accents, names also spelled otherwise: of entities always, in articles and mentions when none has the words; "a phrase"; begin* for beginnings; -word or -"a phrase" to exclude. Any input is safe. BAD_USER_INPUT when it holds no word to look for or a beginning of one letter, LIMIT_EXCEEDED when it holds more than 16 terms or 4 beginnings.',
        }),
      ),
      in: t.arg({
        type: [Searchable],
        required: true,
        defaultValue: [...SEARCHABLE],
        description: 'What to look through.',
      }),
      filter: t.arg({ type: SearchFilter, description: 'Which hits. Default: all.' }),
      orderBy: t.arg({
        type: SearchOrder,
        description: 'In which order those of each type come. Default: the best first.',
      }),
    },
    description:
      'What the words are found in: entities first, then articles, then mentions, the best of each first or in the order asked for.',
    list: (_root, args) => hitsOf(args),
  }),
);
