import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodePng } from '@ipse/formats';
import type { LeadPage } from '@ipse/protocol';
import { createFinger, impression, leaveMark } from '@ipse/testkit';
import { runCli } from '../testing/run-cli.ts';
import { startServer } from '../testing/start-server.ts';
import type { TestServer } from '../testing/start-server.ts';

let server: TestServer;
let folder: string;
let corners: string[];
const at = (name: string) => path.join(folder, name);
const ipse = (...args: readonly string[]) => runCli(server.home, ...args);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ipse-leads-'));
  const still = { rotationRad: 0, shiftX: 0, shiftY: 0, moisture: 0, contact: 1, noise: 0 };
  const finger = createFinger('mark 1');
  const left = leaveMark(impression(finger, 'scene', still), 0);
  corners = left.region.map(({ x, y }) => `${Math.max(0, Math.round(x))},${Math.max(0, Math.round(y))}`);
  [server] = await Promise.all([
    startServer(),
    writeFile(at('mark.png'), await encodePng(left.image)),
    writeFile(at('print.png'), await encodePng(impression(finger, 'print', still))),
  ]);
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** The leads, once there is one. */
async function leads(): Promise<LeadPage> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    const page = JSON.parse((await ipse('lead', 'list', '--json')).stdout) as LeadPage;
    if (page.total > 0 || performance.now() > deadline) return page;
    await sleep(100);
  }
}

it('declares unsolved marks, finds one by a later enrolment, shows it and takes one decision', async () => {
  expect(await ipse('gallery', 'unsolved', 'scenes')).toMatchObject({ code: 0 });
  expect((await ipse('lead', 'list')).stderr).toContain('There is no lead.');
  const mark = ['--mark', at('mark.png'), '--region', ...corners];
  expect(await ipse('person', 'enrol', 'scene', '--gallery', 'scenes', ...mark)).toMatchObject({ code: 0 });
  const print = ['--finger', `RIGHT_INDEX=${at('print.png')}`];
  expect(await ipse('person', 'enrol', 'ada', '--gallery', 'people', ...print)).toMatchObject({ code: 0 });

  const { total, items } = await leads();
  expect(total).toBe(1);
  const [{ leadId, log10LR }] = items;
  expect(log10LR).toBeGreaterThanOrEqual(2);
  const shown = await ipse('lead', 'show', leadId);
  expect(shown.stdout).toMatch(/PENDING .* scene +ada +RIGHT_INDEX/);
  expect(shown.stdout).toMatch(/\d+ of \d+ and \d+ features pair; 1 marks were searched\./);

  expect(await ipse('lead', 'decide', leadId)).toMatchObject({ code: 2, stderr: expect.stringContaining('--refute') });
  const decided = await ipse('lead', 'decide', leadId, '--confirm', '--note', 'seen', '--json');
  expect(decided.code).toBe(0);
  expect(JSON.parse(decided.stdout)).toMatchObject({ leadId, status: 'CONFIRMED' });
  const again = await ipse('lead', 'decide', leadId, '--refute');
  expect(again.code).not.toBe(0);
  expect(again.stderr).toMatch(/^error: .+\nhint: /);
  expect((await ipse('lead', 'list', '--status', 'CONFIRMED')).stdout).toContain(leadId);
  expect((await ipse('lead', 'list', '--status', 'PENDING')).stdout).toBe('');
});
