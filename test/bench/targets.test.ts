/** The benchmark reaches the server that it starts. */
import { expect, onTestFinished, test } from 'vitest';
import { ENTITY } from '../../bench/queries/entity.ts';
import { startDateline } from '../../bench/targets/dateline.ts';
import { newBase } from '../store/base.ts';

test('Dateline answers at the address that the benchmark reads from what it prints', async () => {
  const target = await startDateline(newBase());
  onTestFinished(target.stop);
  const [body = ''] = (await target.bodiesFor(ENTITY, [{ id: 'Entity:person/ada-lovelace' }])) ?? [];
  const response = await fetch(target.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect([response.status, target.readData(await response.json())]).toEqual([200, { entity: null }]);
});
