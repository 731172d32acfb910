/** A client's side of OSIA's callbacks: an HTTP server that writes down what it is sent. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly taskId: string;
  readonly transactionId: string;
  readonly mediaType: string;
  readonly body: unknown;
}

export interface Receiver {
  /** Address that callbacks lie under. */
  readonly prefix: string;
  /** The nth result of a task, from 1, once it has arrived. */
  result(taskId: string, nth?: number): Promise<Received>;
  /** Answers the next deliveries with 500. */
  refuse(times: number): void;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const all: Received[] = [];
  let refusals = 0;
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { searchParams } = new URL(request.url ?? '', 'http://receiver');
      if (refusals-- > 0) return void response.writeHead(500).end();
      all.push({
        taskId: searchParams.get('taskId') ?? '',
        transactionId: searchParams.get('transactionId') ?? '',
        mediaType: request.headers['content-type'] ?? '',
        body: JSON.parse(Buffer.concat(chunks).toString()),
      });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    prefix: `http://127.0.0.1:${(server.address() as AddressInfo).port}/osia/`,
    result: (taskId, nth = 1) => eventually(() => all.filter((each) => each.taskId === taskId).at(nth - 1)),
    refuse: (times) => (refusals = times),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const patienceMs = 60_000;

/** What `look` finds, tried until it does. */
export async function eventually<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const endMs = Date.now() + patienceMs;
  while (Date.now() < endMs) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing came within ${patienceMs} ms`);
}
