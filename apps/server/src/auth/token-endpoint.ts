/** `/oauth2/token`: client credentials (RFC 6749 section 4.4), by HTTP Basic or in the body; errors as section 5.2 says. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Secret } from '@ipse/core';
import type { Services } from '../services.ts';
import { accessTokenLifetimeS } from './access-tokens.ts';

interface Credentials {
  readonly clientId: string;
  readonly secret: Secret<string>;
}

export function mountTokenEndpoint(app: FastifyInstance, services: Services, rateLimit: object): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, text, done) => {
    done(null, new URLSearchParams(text as string));
  });
  app.post('/oauth2/token', { bodyLimit: 16 * 1024, config: { rateLimit } }, async (request, reply) => {
    const form = request.body instanceof URLSearchParams ? request.body : null;
    if (!form) return refuse(reply, 400, 'invalid_request', 'the body must be a form');
    if (form.get('grant_type') !== 'client_credentials') return refuse(reply, 400, 'unsupported_grant_type');
    const credentials = credentialsOf(request, form);
    const client = credentials && (await services.store.clients.authenticate(credentials.clientId, credentials.secret));
    if (!client) {
      void reply.header('WWW-Authenticate', 'Basic realm="ipse"');
      return refuse(reply, 401, 'invalid_client');
    }
    const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
    if (asked.some((scope) => !client.scopes.includes(scope))) return refuse(reply, 400, 'invalid_scope');
    const scopes = asked.length > 0 ? asked : client.scopes;
    return reply.send({
      access_token: await services.accessTokens.issue(client, scopes),
      token_type: 'Bearer',
      expires_in: accessTokenLifetimeS,
      scope: scopes.join(' '),
    });
  });
}

function refuse(reply: FastifyReply, status: number, error: string, description?: string) {
  return reply.code(status).send({ error, ...(description ? { error_description: description } : {}) });
}

/** Basic credentials are form-encoded before base64 (RFC 6749 section 2.3.1). */
function credentialsOf({ headers }: FastifyRequest, form: URLSearchParams): Credentials | null {
  const basic = /^Basic +([\w+/=]+)$/i.exec(headers.authorization ?? '')?.[1];
  if (basic === undefined) {
    const [clientId, secret] = [form.get('client_id'), form.get('client_secret')];
    return clientId !== null && secret !== null ? { clientId, secret: new Secret(secret) } : null;
  }
  const text = Buffer.from(basic, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return null;
  const [clientId, secret] = [text.slice(0, colon), text.slice(colon + 1)].map(formDecode);
  return clientId !== null && secret !== null ? { clientId, secret: new Secret(secret) } : null;
}

function formDecode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
