/** The shipped seeds load without problems, and all names of the first article are found. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../../src/store/check/check.ts';
import { openStore } from '../../src/store/database/open.ts';
import { openShipped, type Shipped } from '../support/shipped.ts';

let shipped: Shipped;
beforeAll(async () => {
  shipped = await openShipped();
});
afterAll(() => shipped.close());

const FIRST_ARTICLE = '000_7e7f4fe492b2e33b';

/** All names of the article, annotated by hand: start, surface, entity. */
const NAMES: readonly (readonly [number, string, string])[] = [
  [0, 'Kyrgyz', 'Kyrgyzstan'],
  [132, 'Kyrgyzstan', 'Kyrgyzstan'],
  [154, 'Bishkek', 'Bishkek'],
  [287, 'Kyrgyzstan', 'Kyrgyzstan'],
  [1008, 'Askar Akayev', 'Askar Akayev'],
  [1082, 'Bishkek', 'Bishkek'],
  [1313, 'Kurmanbek Bakiev', 'Kurmanbek Bakiyev'],
  [1653, 'Bakiev', 'Kurmanbek Bakiyev'],
  [2021, 'Bishkek', 'Bishkek'],
  [2134, 'Akayev', 'Askar Akayev'],
  [2172, 'Andranik Migranyan', 'Andranik Migranyan'],
  [2196, 'Russia', 'Russia'],
  [2205, 'Echo Moscow', 'Echo of Moscow'],
  [2280, 'Akayev', 'Askar Akayev'],
  [2325, 'Migranyan', 'Andranik Migranyan'],
  [2517, 'Kyrgyz', 'Kyrgyzstan'],
  [2767, 'Russia', 'Russia'],
  [2824, 'Kyrgyz', 'Kyrgyzstan'],
  [2871, 'Vyacheslav Sedov', 'Vyacheslav Sedov'],
  [2893, 'Interfax', 'Interfax'],
  [2907, 'Russian', 'Russia'],
  [2997, 'Kazakhstan', 'Kazakhstan'],
  [3012, 'Uzbekistan', 'Uzbekistan'],
];

test('shipped seeds: load without a problem, into a valid database', () => {
  expect(shipped.report.problems).toEqual([]);
  const writer = openStore(shipped.store.path);
  expect(check(writer)).toEqual([]);
  writer.close();
});

test('shipped seeds: give exactly the names of the first article, at their offsets', () => {
  const found = shipped.store
    .prepare(
      `select m.start, s.surface, e.name from articles a
       join mentions m on m.article_id = a.id join surfaces s on s.id = m.surface_id left join entities e on e.id = m.entity_id
       where a.key = ? and m.status = 'ACCEPTED' order by m.start`,
    )
    .raw()
    .all(FIRST_ARTICLE);
  expect(found).toEqual(NAMES);
});
