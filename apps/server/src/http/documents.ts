/** What the server offers, in the words of OpenAPI: one document an interface, and a page that leads to them. */
import type { FastifyInstance } from 'fastify';
import { openApiDocument, osiaOperations, ownOperations } from '@ipse/protocol';

const version = '1.6.0';

export function mountDocuments(app: FastifyInstance): void {
  const osia = openApiDocument(
    {
      openapi: '3.0.3',
      title: 'OSIA ABIS, as Ipse serves it',
      version,
      description: 'The 22 operations of OSIA ABIS 1.6.0. Scores and thresholds are log10 of a likelihood ratio.',
      serverUrl: '/',
    },
    Object.values(osiaOperations),
  );
  const own = openApiDocument(
    {
      openapi: '3.1.0',
      title: 'Ipse',
      version: '1',
      description: 'What officers do, and what OSIA has no word for.',
      serverUrl: '/',
    },
    Object.values(ownOperations),
  );
  app.get('/openapi/osia.json', async () => osia);
  app.get('/openapi/ipse.json', async () => own);
  app.get('/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
}

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Ipse: interfaces</title>
<h1>Interfaces of this server</h1>
<ul>
<li><a href="/openapi/osia.json">OSIA ABIS 1.6.0</a>, for machines: <code>/v1</code></li>
<li><a href="/openapi/ipse.json">Ipse</a>, for the console and what OSIA has no word for: <code>/ipse/v1</code></li>
</ul>
<p>Clients get a token at <code>/oauth2/token</code> (client credentials) and send it as a bearer.</p>
</html>
`;
