import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProgram } from '../program.ts';
import { startServer } from '../testing/start-server.ts';
import type { TestServer } from '../testing/start-server.ts';
import { recordingTerminal } from '../testing/recording-terminal.ts';

let server: TestServer;
let folder: string;
const at = (name: string) => path.join(folder, name);

/** Runs a command in this process, which takes a tenth of a process of its own; an error of the command is thrown. */
async function dna(...args: readonly string[]) {
  const terminal = recordingTerminal();
  const config = { home: server.home, noColour: true, statement: { purpose: 'test', authority: 'none' } };
  await createProgram(config, terminal).parseAsync(['node', 'ipse', 'dna', ...args]);
  return terminal.heard();
}

const loci = ['D3S1358', 'vWA', 'FGA', 'TH01', 'D8S1179', 'D21S11', 'D18S51', 'D5S818', 'D13S317', 'D7S820'];
/** Somebody whose alleles all follow from one number. */
const rows = (name: string, start: number) =>
  loci.map((marker, i) => `${name},${marker},${start + (i % 3)},${start + 1 + (i % 4)}`);
const table = (...lines: string[]) => `SampleName,Marker,Allele1,Allele2\n${lines.join('\n')}\n`;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ipse-cli-'));
  await writeFile(at('people.csv'), table(...rows('ada', 12), ...rows('bob', 16)));
  await writeFile(at('stain.csv'), table(...rows('stain', 12)));
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

it('imports, searches, decides and looks for relatives on a real server', async () => {
  const gallery = ['--gallery', 'people'];
  const first = await dna('import', at('people.csv'), ...gallery, '--category', 'person');
  expect(first.stderr).toContain('2 enrolled, 0 were already.');

  const stain = [at('stain.csv'), '--category', 'stain', ...gallery, '--table', 'nist1036', '--population', 'Cauc'];
  const found = await dna('search', ...stain);
  expect(found.stdout).toMatch(/^hit .*\n\S+ +PENDING +ada +person +10 +0 +high/);
  const hitId = found.stdout.split('\n')[1].split(' ')[0];
  expect((await dna('decide', hitId, '--confirm', '--note', 'seen')).stderr).toContain('Confirmed.');

  const relatives = ['familial', ...stain, '--relationship', 'full siblings', '--case', 'A/1'];
  await expect(dna(...relatives, '--grant', hitId)).rejects.toMatchObject({ code: 'DNA_GRANT_MISSING' });
  const grantId = (await dna('grant', 'give', '--case', 'A/1', '--basis', 'order')).stdout.trim();
  expect((await dna(...relatives, '--grant', grantId)).stdout).toMatch(/^rank .*\n +1 +ada /);
});
