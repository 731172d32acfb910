/** The shell blocks of the README marked `run` do what it says, against a server with the demo's people. */
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeHome, removeHome, startServer, until, type IpseServer } from '../support/ipse-server.ts';

const root = path.resolve(import.meta.dirname, '../..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^<!-- run -->\n```bash\n(.*?)^```$/gms)].map(([, text]) => text);
const missing = ['bash', 'curl', 'npm'].filter((program) => spawnSync(program, ['--version']).status !== 0);
const run = promisify(execFile);

describe.skipIf(missing.length > 0)('the README', () => {
  let home: string;
  let server: IpseServer;

  beforeAll(async () => {
    home = await makeHome();
    server = await startServer(home, { args: ['--demo'] });
    // Those with pictures to search for are enrolled first.
    await until(server.child, server.output, /Demo: 20 of/);
  });
  afterAll(async () => {
    await server?.end();
    await removeHome(home);
  });

  /** What a block prints, run as a newcomer would in the clone. */
  async function printed(block: string): Promise<string> {
    const env = { ...process.env, IPSE_HOME: home };
    return (await run('bash', ['-euo', 'pipefail', '-c', block], { cwd: root, env })).stdout;
  }

  it('has a block for curl and one for the command line', () => {
    expect(blocks.map((block) => /curl|npm run --silent ipse/.exec(block)?.[0])).toEqual([
      'curl',
      'npm run --silent ipse',
    ]);
  });

  it('enrols and identifies with curl', async () => {
    const [enrolled, candidates] = jsonValues(await printed(blocks[0])) as [
      { personId: string },
      { personId: string }[],
    ];
    expect(enrolled.personId).toMatch(/^[\w-]+$/);
    expect(candidates[0]?.personId).toBe('demo-001');
  });

  it('identifies and lists galleries with the command line', async () => {
    const text = await printed(blocks[1]);
    expect(text).toMatch(/\b1\b.*demo-020/);
    expect(text).toContain('visitors');
  });
});

/** Two JSON values, one after the other with nothing between: an object, then a list. */
function jsonValues(text: string): unknown[] {
  const end = text.indexOf('}[') + 1;
  expect(end, text).toBeGreaterThan(0);
  return [text.slice(0, end), text.slice(end)].map((part) => JSON.parse(part) as unknown);
}
