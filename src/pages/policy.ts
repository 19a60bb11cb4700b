/** The Content-Security-Policy of a page: files of this server only, no inline script, no frames. */

const DIRECTIVES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'worker-src': "'self'",
  'connect-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' data:",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** The policy with some directives replaced. */
export const contentSecurityPolicy = (replaced: Readonly<Record<string, string>> = {}): string =>
  Object.entries({ ...DIRECTIVES, ...replaced })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
