/** Listening: at the given port or nowhere; without a given one, at the next that is free. */
import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config.ts';
import { fail } from '../errors.ts';

const triesMax = 20;

/** The port that was taken. Errors: PORT_IN_USE, ADDRESS_UNUSABLE. */
export async function listen(app: FastifyInstance, { host, port, portGiven }: Config): Promise<number> {
  const ports = portGiven ? [port] : Array.from({ length: triesMax }, (_, step) => port + step);
  for (const each of ports) {
    try {
      await app.listen({ host, port: each });
      return (app.server.address() as AddressInfo).port;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE') throw fail('ADDRESS_UNUSABLE', `${host}:${each} ${code}`, error);
    }
  }
  throw fail('PORT_IN_USE', portGiven ? String(port) : `${port} to ${port + triesMax - 1}`);
}
