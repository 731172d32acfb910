import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
let folder: string;
let home: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ipse-main-'));
  // The embedded database runs as another user when the tests run as root.
  await chmod(folder, 0o755);
  home = join(folder, 'home');
});
afterEach(async () => {
  for (const child of children) await end(child, 'SIGKILL');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  readonly out: string;
  readonly err: string;
  /** Undefined while the server runs. */
  readonly exitCode: number | undefined;
}

/** Waits until the server has said where it is, or has ended. */
async function run(args: readonly string[] = ['--port', '0'], env: Record<string, string> = {}): Promise<Started> {
  const inherited = { PATH: process.env.PATH ?? '', IPSE_LOG_LEVEL: 'silent', IPSE_EXTRACTION_THREADS: '1' };
  const child = spawn(process.execPath, [main, '--home', home, ...args], { env: { ...inherited, ...env } });
  children.add(child);
  let [out, err] = ['', ''];
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  const exited = once(child, 'close').then(([code]) => code as number);
  const announced = new Promise<undefined>((resolve) => {
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
      if (/Sign in .*\n/.test(out)) resolve(undefined);
    });
  });
  const exitCode = await Promise.race([exited, announced]);
  return { child, out, err, exitCode };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  children.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, 'close');
  child.kill(signal);
  return (await exited)[0] as number | null;
}

interface ClientFile {
  readonly baseUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

async function api(method: string, path: string, body?: object): Promise<Response> {
  const { baseUrl, tokenUrl, clientId, clientSecret } = JSON.parse(
    await readFile(join(home, 'client.json'), 'utf8'),
  ) as ClientFile;
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  const granted = await fetch(tokenUrl, { method: 'POST', body: form, headers: { authorization: basic } });
  const { access_token } = (await granted.json()) as { access_token: string };
  return fetch(`${baseUrl}${path}?transactionId=t`, {
    method,
    headers: { authorization: `Bearer ${access_token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}
const bare = { status: 'ACTIVE', encounterType: 'x', galleries: ['G'], biometricData: [] };
const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

describe('npm start', () => {
  it('starts from nothing, says where everything is, and keeps it over a clean stop and a kill', async () => {
    const first = await run();
    expect(first.err).toBe('');
    expect(first.out).toContain(join(home, 'owner', 'owner.key'));
    expect(first.out).toMatch(/generated now/);
    expect(first.out).toMatch(/first-run#[\w-]{43}\n/);
    for (const secret of ['owner/owner.key', 'owner/passphrase', 'client.json']) {
      expect(await modeOf(join(home, secret))).toBe(0o600);
    }
    expect((await api('POST', '/v1/persons/kept/encounters/one', bare)).status).toBe(200);
    const { clientSecret } = JSON.parse(await readFile(join(home, 'client.json'), 'utf8')) as ClientFile;
    expect(await end(first.child, 'SIGTERM')).toBe(0);
    expect(existsSync(join(home, 'server.lock'))).toBe(false);

    const second = await run();
    expect(second.out).not.toMatch(/generated now/);
    expect((await api('GET', '/v1/persons/kept/encounters/one')).status).toBe(200);
    expect(JSON.parse(await readFile(join(home, 'client.json'), 'utf8'))).toMatchObject({ clientSecret });
    expect((await api('POST', '/v1/persons/kept/encounters/two', bare)).status).toBe(200);

    const rival = await run();
    expect(rival.exitCode).toBe(1);
    expect(rival.err).toMatch(/^error: Another Ipse server .*\nhint: .*\n$/);
    await end(second.child, 'SIGKILL');

    const third = await run();
    expect(third.exitCode).toBeUndefined();
    expect((await api('GET', '/v1/persons/kept/encounters/two')).status).toBe(200);
    expect(await end(third.child, 'SIGINT')).toBe(0);
  });

  it('takes the next port when none was asked for, and gives up with one line when one was', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => void taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const refused = await run(['--port', String(port)]);
    taken.close();
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toMatch(/^error: The port is taken .*\nhint: .*\n$/);
  });

  it('refuses a wrong passphrase, a missing one, and a home without its key, with one line each', async () => {
    const passphraseFile = join(home, 'owner', 'passphrase');
    const wrong = await run(['--port', '0'], { IPSE_PASSPHRASE: 'not the one that was made' });
    expect([wrong.exitCode, wrong.err]).toEqual([
      1,
      expect.stringMatching(/^error: The passphrase does not .*\nhint: .*\n$/),
    ]);
    const passphrase = (await readFile(passphraseFile, 'utf8')).trim();
    await rm(passphraseFile);
    const missing = await run();
    expect([missing.exitCode, missing.err]).toEqual([1, expect.stringMatching(/^error: .*its passphrase is not/)]);
    const given = await run(['--port', '0'], { IPSE_PASSPHRASE: passphrase });
    expect(given.exitCode).toBeUndefined();
    expect(given.out).not.toContain('Passphrase ');
    await end(given.child, 'SIGTERM');
    await rm(join(home, 'owner', 'owner.key'));
    const keyless = await run(['--port', '0'], { IPSE_PASSPHRASE: passphrase });
    expect([keyless.exitCode, keyless.err]).toEqual([1, expect.stringMatching(/^error: .*owner's key .* is gone/)]);
  });

  it('lists every fault of the configuration', async () => {
    const { exitCode, err } = await run(['--port', 'x', '--host', 'nowhere']);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/--host.*--port|--port.*--host/s);
  });

  it('takes up a first start that was cut off after the passphrase', async () => {
    const other = join(folder, 'cut-off');
    const before = home;
    home = other;
    await mkdir(join(other, 'owner'), { recursive: true });
    await writeFile(join(other, 'owner', 'passphrase'), 'a passphrase that was written first\n', { mode: 0o600 });
    await writeFile(join(other, 'server.lock'), '{"pid":4194303,"startedAt":"1"}');
    const started = await run();
    expect([started.exitCode, started.err]).toEqual([undefined, '']);
    expect(await readFile(join(other, 'owner', 'passphrase'), 'utf8')).toBe('a passphrase that was written first\n');
    await end(started.child, 'SIGTERM');
    home = before;
  });
});
