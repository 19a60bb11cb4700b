/** What /metrics tells an operator, and that it is off unless somebody wants it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMetrics } from '../../src/server/metrics.ts';
import { openShipped, type Shipped } from '../support/shipped.ts';
import { openRoad } from './roads.ts';
import { post, UNHURRIED } from './stage.ts';

let shipped: Shipped;
beforeAll(async () => {
  shipped = await openShipped();
});
afterAll(() => shipped.close());

const query = '{ articles(first: 2) { nodes { id } } }';

async function linesOf(url: string): Promise<string[]> {
  const response = await fetch(`${url}/metrics`);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(response.headers.get('content-security-policy')).toBeDefined();
  return (await response.text()).split('\n');
}

test('requests are counted by road and status, errors by code, and the database is measured', async () => {
  const limits = { ...UNHURRIED, maxCost: 100, maxRequestsPerMinute: 6 };
  const road = await openRoad(shipped, true, { openMetrics, limits });
  try {
    for (const asked of [
      query,
      query,
      query,
      '{ nothing }',
      '{ articles(first: 100) { nodes { id mentions { nodes { id } } } } }',
    ])
      await post(road.url, { query: asked }, { accept: 'application/graphql-response+json' });
    await post(road.url, 'no JSON');
    await post(road.url, { query });
    const lines = await linesOf(road.url);
    for (const line of [
      'dateline_requests_total{road="lane",status="200"} 2',
      'dateline_requests_total{road="yoga",status="200"} 1',
      'dateline_requests_total{road="yoga",status="400"} 3',
      'dateline_requests_total{road="gate",status="429"} 1',
      'dateline_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1',
      'dateline_errors_total{code="TOO_COSTLY"} 1',
      'dateline_errors_total{code="BAD_USER_INPUT"} 1',
      'dateline_errors_total{code="TOO_MANY_REQUESTS"} 1',
      'dateline_request_seconds_count{road="lane"} 2',
      'dateline_request_seconds_bucket{le="+Inf",road="yoga"} 4',
    ])
      expect(lines).toContain(line);
    const numberOf = (name: string) => Number(lines.find((line) => line.startsWith(`${name} `))?.split(' ')[1]);
    expect(numberOf('dateline_database_bytes')).toBeGreaterThan(100_000);
    expect(numberOf('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
  } finally {
    await road.close();
  }
});

test('there are none by default', async () => {
  const road = await openRoad(shipped, true, {});
  try {
    expect((await fetch(`${road.url}/metrics`)).status).toBe(404);
  } finally {
    await road.close();
  }
});
