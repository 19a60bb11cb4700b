/** Metrics of one process in the text format of Prometheus. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMetrics } from '../../src/server/metrics.ts';
import { openShipped, type Shipped } from '../support/shipped.ts';
import { openShippedServer } from './shipped-server.ts';
import { NO_RATE_LIMIT, post } from './test-server.ts';

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

test('/metrics: counts requests by handler and status, errors by code, and measures the database', async () => {
  const limits = { ...NO_RATE_LIMIT, maxCost: 100, maxRequestsPerMinute: 6 };
  const server = await openShippedServer(shipped, { metrics: createMetrics(shipped.store.path), limits });
  try {
    for (const document of [
      query,
      query,
      query,
      '{ nothing }',
      '{ articles(first: 100) { nodes { id mentions { nodes { id } } } } }',
    ])
      await post(server.url, { query: document }, { accept: 'application/graphql-response+json' });
    await post(server.url, 'no JSON');
    await post(server.url, { query });
    const lines = await linesOf(server.url);
    for (const line of [
      'dateline_requests_total{handler="fast_path",status="200"} 3',
      'dateline_requests_total{handler="yoga",status="400"} 3',
      'dateline_requests_total{handler="rejected",status="429"} 1',
      'dateline_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1',
      'dateline_errors_total{code="TOO_COSTLY"} 1',
      'dateline_errors_total{code="BAD_USER_INPUT"} 1',
      'dateline_errors_total{code="TOO_MANY_REQUESTS"} 1',
      'dateline_request_duration_seconds_count{handler="fast_path"} 3',
      'dateline_request_duration_seconds_bucket{le="+Inf",handler="yoga"} 3',
    ])
      expect(lines).toContain(line);
    const numberOf = (name: string) => Number(lines.find((line) => line.startsWith(`${name} `))?.split(' ')[1]);
    expect(numberOf('dateline_database_bytes')).toBeGreaterThan(100_000);
    expect(numberOf('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
  } finally {
    await server.close();
  }
});

test('/metrics is 404 by default', async () => {
  const server = await openShippedServer(shipped);
  try {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
  } finally {
    await server.close();
  }
});
