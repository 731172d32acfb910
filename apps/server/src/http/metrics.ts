/** `/metrics` for Prometheus: counts and durations by route pattern; no label says who or whose. */
import type { FastifyInstance } from 'fastify';
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Services } from '../services.ts';

export function measureRequests(app: FastifyInstance, { engine, extraction, isReady }: Services): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'ipse_request_duration_seconds',
    help: 'Time from request to answer, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  const references = new Gauge({
    name: 'ipse_engine_references',
    help: 'References in memory, by modality.',
    labelNames: ['modality'],
    registers: [registry],
  });
  const waiting = new Gauge({
    name: 'ipse_extractions_waiting',
    help: 'Samples that wait for an extraction thread.',
    registers: [registry],
  });
  app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    const route = routeOptions.url ?? 'none';
    durations.observe({ method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  app.get('/metrics', async (_request, reply) => {
    waiting.set(extraction.waiting);
    if (isReady()) {
      const { modalities } = await engine.stats();
      for (const [modality, count] of Object.entries(modalities)) references.set({ modality }, count);
    }
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
