import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodePng } from '@ipse/formats';
import { createFinger, impression, leaveMark } from '@ipse/testkit';
import { createProgram } from '../program.ts';
import { startServer } from '../testing/start-server.ts';
import type { TestServer } from '../testing/start-server.ts';
import { recordingTerminal } from '../testing/recording-terminal.ts';

let server: TestServer;
let folder: string;
const at = (name: string) => path.join(folder, name);

/** Runs a command in this process, which takes a tenth of a process of its own; an error of the command is thrown. */
async function ipse(...args: readonly string[]) {
  const terminal = recordingTerminal();
  const config = { home: server.home, noColour: true, statement: { purpose: 'test', authority: 'none' } };
  await createProgram(config, terminal).parseAsync(['node', 'ipse', ...args]);
  return terminal.heard();
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ipse-cli-'));
  const still = { rotationRad: 0, shiftX: 0, shiftY: 0, moisture: 0, contact: 1, noise: 0 };
  const finger = createFinger('mark 1');
  const { image, region } = leaveMark(impression(finger, 'scene', still), 0);
  await writeFile(at('scene.png'), await encodePng(image));
  await writeFile(at('said.json'), JSON.stringify({ region }));
  await writeFile(at('print.png'), await encodePng(impression(finger, 'print', still)));
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

it('lists, shows, decides, takes back and closes on a real server', async () => {
  expect((await ipse('lead', 'list')).stderr).toContain('There is no lead.');
  await ipse('gallery', 'unsolved', 'scenes');
  await ipse('person', 'enrol', 'scene', '--gallery', 'scenes', '--mark', at('scene.png'), '--marked', at('said.json'));
  await ipse('person', 'enrol', 'ada', '--gallery', 'people', '--finger', `RIGHT_INDEX=${at('print.png')}`);
  const deadline = performance.now() + 60_000;
  let listed = await ipse('lead', 'list');
  while (listed.stdout === '' && performance.now() < deadline) {
    await sleep(200);
    listed = await ipse('lead', 'list');
  }
  expect(listed.stdout).toMatch(/^lead .*\n\S+ +PENDING +\S+ +\S+ +scene +print +ada +RIGHT_INDEX/);
  const leadId = listed.stdout.split('\n')[1].split(' ')[0];
  expect((await ipse('lead', 'show', leadId)).stdout).toMatch(
    /\d+ of \d+ and \d+ features pair; 1 marks were searched/,
  );

  await expect(ipse('lead', 'decide', leadId, '--confirm', '--refute')).rejects.toMatchObject({ code: 'CLI_USAGE' });
  await expect(ipse('lead', 'verify', leadId)).rejects.toMatchObject({ code: 'CLI_USAGE' });
  const decided = await ipse('lead', 'decide', leadId, '--confirm', '--note', 'ridge by ridge');
  expect(decided.stderr).toContain('A second examiner has to verify it');
  await expect(ipse('lead', 'verify', leadId, '--agree')).rejects.toMatchObject({ code: 'LEAD_SAME_EXAMINER' });
  expect((await ipse('lead', 'undo', leadId, '--note', 'not yet')).stderr).toContain('Pending again.');

  expect((await ipse('policy')).stdout).toMatch(/examiners +2\n.*another +no/);
  expect((await ipse('policy', '--examiners', '1', '--dna-grants-by-another', 'yes')).stdout).toMatch(
    /examiners +1\n.*another +yes/,
  );
  expect((await ipse('lead', 'decide', leadId, '--confirm')).stderr).toContain('The mark is closed');
  const shown = (await ipse('lead', 'show', leadId)).stdout;
  expect(shown).toMatch(
    /decided by \S+; TO_VERIFY\. ridge by ridge\n.*taken back by \S+; PENDING\. not yet\n.*CONFIRMED\./,
  );
  expect((await ipse('person', 'show', 'scene')).stdout).toMatch(/closed\n?$/);

  const { stdout } = await ipse('person', 'show', 'scene', '--json');
  const { sampleId } = JSON.parse(stdout).encounters[0].samples[0];
  expect((await ipse('mark', 'open', sampleId)).stderr).toContain('Open');
  expect((await ipse('mark', 'close', sampleId)).stderr).toContain('Closed.');
  await expect(ipse('mark', 'close', 'nothing')).rejects.toMatchObject({ code: 'MARK_UNKNOWN' });
});
