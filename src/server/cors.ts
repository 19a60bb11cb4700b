/** Which pages of other origins may read answers: those that are listed, and none of them with credentials, for there are none. */
import type { CORSOptions, YogaServerOptions } from 'graphql-yoga';

type Cors = NonNullable<YogaServerOptions<object, object>['cors']>;

const LEAVE: CORSOptions = {
  credentials: false,
  methods: ['GET', 'POST'],
  allowedHeaders: ['content-type'],
  maxAge: 600,
};

/** Yoga's word for it. A list of one origin would be granted to whoever asks, so each request gets its own answer. */
export function corsFor(origins: readonly string[]): Cors {
  if (origins.length === 0) return false;
  return (request: Request) => {
    const origin = request.headers.get('origin');
    return origin !== null && origins.includes(origin) ? { ...LEAVE, origin: [origin] } : false;
  };
}
