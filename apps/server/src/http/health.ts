/** For supervisors: alive, and ready to search. */
import type { FastifyInstance } from 'fastify';
import type { Services } from '../services.ts';

export function mountHealth(app: FastifyInstance, { store, isReady }: Services): void {
  app.get('/healthz', async () => ({ status: 'ok' }));

  app.get('/readyz', async (_request, reply) => {
    const database = await store.ping().then(
      () => true,
      () => false,
    );
    const galleries = isReady();
    return reply.code(database && galleries ? 200 : 503).send({ database, galleries });
  });
}
