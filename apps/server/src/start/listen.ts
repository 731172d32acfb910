/** The port: the given one or none; without a given one, the next that is free. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { fail } from '../errors.ts';

const triesMax = 20;

/**
 * A port that can be listened at, found before anything that takes longer is started.
 * Errors: PORT_IN_USE, ADDRESS_UNUSABLE.
 */
export async function findPort({ host, port, portGiven }: Config): Promise<number> {
  const ports = portGiven ? [port] : Array.from({ length: triesMax }, (_, step) => port + step);
  for (const each of ports) {
    if (await isFree(host, each)) return each;
  }
  throw fail('PORT_IN_USE', portGiven ? String(port) : `${port} to ${port + triesMax - 1}`);
}

/** The port that was taken; of 0 the system's choice. Errors: PORT_IN_USE when another was faster, ADDRESS_UNUSABLE. */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<number> {
  await app.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? fail('PORT_IN_USE', String(port), error) : unusable(host, port, error);
  });
  return (app.server.address() as AddressInfo).port;
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(unusable(host, port, error));
    });
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

const unusable = (host: string, port: number, error: NodeJS.ErrnoException) =>
  fail('ADDRESS_UNUSABLE', `${host}:${port} ${error.code}`, error);
