/** Rows, pages and values that are read for something else than an answer. */
import { expect, test } from 'vitest';
import { allEntities } from '../../src/store/read/entities.ts';
import { aliasesOf } from '../../src/store/read/names.ts';
import { bind } from '../../src/store/sql/expression.ts';
import { lengthOf } from '../../src/store/sql/page-source.ts';
import { readPage, readRows, readValue } from '../../src/store/sql/read.ts';
import { shared } from './shared.ts';
import { WORLD } from './world.ts';

const base = shared(WORLD);

test('pages: follow each other by their cursors', () => {
  const list = allEntities({});
  const names: string[] = [];
  let after: string | undefined;
  for (let page = 0; page < 100; page++) {
    const args = { first: 7, after: after === undefined ? null : bind(after) };
    const { rows, cursors, hasNext, hasPrevious } = readPage(base(), { list, args }, ({ key }) => ({ key }));
    names.push(...rows.map(({ key }) => key));
    expect([rows.length === cursors.length, hasPrevious]).toEqual([true, page > 0]);
    if (!hasNext) break;
    after = cursors.at(-1);
  }
  expect(new Set(names).size).toBe(names.length);
  expect(names).toHaveLength(readValue(base(), lengthOf(list)));
});

test('pages: a cursor of another order is refused', () => {
  const list = allEntities({ orderBy: { field: 'NAME', direction: 'ASC' } });
  const read = () => readPage(base(), { list, args: { after: bind('WyJOQU1FIiwiREVTQyIsMSwxXQ') } }, () => ({}));
  expect(read).toThrow('That cursor does not belong to this list.');
});

test('rows: are read in their order', () => {
  const { rows } = readPage(base(), { list: allEntities({}), args: { first: 1 } }, ({ id }) => ({ id }));
  const aliases = readRows(base(), aliasesOf(bind(rows[0]?.id ?? 0)), ({ alias }) => ({
    name: alias.name,
    form: alias.form,
  }));
  expect(aliases.length).toBeGreaterThan(0);
  expect(aliases[0]?.form).toBe('FULL_NAME');
});
