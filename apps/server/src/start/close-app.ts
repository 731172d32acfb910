/**
 * The end of the HTTP server: what is under way is answered, then every connection is cut. A connection that a browser
 * opened ahead of need counts as busy until its first request, and would hold up the end for a minute.
 */
import type { FastifyInstance } from 'fastify';

const pollMs = 50;
const patienceMs = 10_000;

/** To be called before listening; gives the function that closes. */
export function closerOf(app: FastifyInstance): () => Promise<void> {
  let underWay = 0;
  app.server.on('request', (_request, response) => {
    underWay++;
    response.once('close', () => underWay--);
  });
  return async () => {
    const deadlineMs = Date.now() + patienceMs;
    const cutting = setInterval(() => {
      if (underWay === 0 || Date.now() > deadlineMs) app.server.closeAllConnections();
    }, pollMs);
    await app.close().finally(() => clearInterval(cutting));
  };
}
