import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { closerOf } from './close-app.ts';

it('answers what is under way, and waits for no connection without a request', async () => {
  const app = Fastify({ forceCloseConnections: 'idle' });
  const asked = Promise.withResolvers<undefined>();
  const answered = Promise.withResolvers<string>();
  app.get('/', async () => {
    asked.resolve(undefined);
    return answered.promise;
  });
  const close = closerOf(app);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const silent = connect(port, '127.0.0.1').on('error', () => undefined);
  await once(silent, 'connect');
  const answer = fetch(`http://127.0.0.1:${port}/`);
  await asked.promise;

  const cut = once(silent, 'close');
  const closing = close();
  answered.resolve('in time');
  expect(await (await answer).text()).toBe('in time');
  await Promise.all([closing, cut]);
  expect(app.server.listening).toBe(false);
});
