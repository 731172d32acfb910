/** The built console at `/`: its files, and its page for every address that the browser's router knows. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { fail } from '../errors.ts';
import type { Services } from '../services.ts';
import { replyOwnError } from './error-replies.ts';

/** Addresses of an interface or of the console's own files: an unknown one is an error, never the console's page. */
const interfaces = /^\/(v1|ipse|oauth2|openapi|docs|healthz|readyz|metrics|assets)(\/|$)/;

/** Serves the console where it was built, and answers what no route knows. */
export async function mountConsole(app: FastifyInstance, { consoleFolder }: Services): Promise<void> {
  const built = consoleFolder !== undefined && existsSync(join(consoleFolder, 'index.html'));
  if (built) await serveFiles(app, consoleFolder);
  app.setNotFoundHandler((request, reply) => {
    const [path] = request.url.split('?', 1);
    const page = built && request.method === 'GET' && !interfaces.test(path);
    return page ? reply.sendFile('index.html') : replyOwnError(fail('NOT_FOUND'), request, reply);
  });
}

async function serveFiles(app: FastifyInstance, root: string): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Vite names assets by their content.
      if (path.includes('/assets/')) void reply.header('Cache-Control', 'public, max-age=31536000, immutable');
    },
  });
}
