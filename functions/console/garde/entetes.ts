import type { MiddlewareHandler } from 'hono';

const CSP = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ENTETES = {
  'Content-Security-Policy': CSP,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // Not `no-referrer`: a browser would then send its own forms to us as of no origin.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  Vary: 'Accept',
} as const;

/**
 * On every answer: no script but our files, no frame, no guess of type, nothing kept by caches on the way. A route that
 * sends someone else's document says a stricter policy of its own.
 */
export const entetes: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [nom, valeur] of Object.entries(ENTETES)) if (!c.res.headers.has(nom)) c.res.headers.set(nom, valeur);
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
};
