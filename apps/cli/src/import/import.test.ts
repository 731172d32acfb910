import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '@ipse/core';
import type { Client } from '@ipse/protocol';
import { openJournal } from './journal.ts';
import { planImport } from './plan.ts';
import { runImport } from './run.ts';

let folder: string;
const at = (...names: string[]) => path.join(folder, ...names);
const put = async (name: string, text = 'x') => {
  await mkdir(path.dirname(at(name)), { recursive: true });
  await writeFile(at(name), text);
};

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ipse-import-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the plan', () => {
  it('takes a folder of folders, and positions from file names', async () => {
    await Promise.all(
      ['p1/RIGHT_INDEX.png', 'p1/left-thumb-2.tif', 'p1/face.jpg', 'p1/notes.txt', 'p2.bmp'].map((name) => put(name)),
    );
    const plan = await planImport(folder, 'fingerprint');
    expect(
      plan.map(({ personId, samples }) => [personId, samples.map(({ modality, position }) => [modality, position])]),
    ).toEqual([
      [
        'p1',
        [
          ['fingerprint', 'RIGHT_INDEX'],
          ['face', undefined],
          ['fingerprint', 'LEFT_THUMB'],
        ],
      ],
      ['p2', [['fingerprint', undefined]]],
    ]);
    expect(await planImport(folder, 'fingerprint')).toEqual(plan);
  });

  it('takes a list, and groups it by person', async () => {
    await put(
      'list.csv',
      'person,path,modality,position,ppi,remark\n"a,b",x.png,,RIGHT_INDEX,500,r\n"a,b",y.jpg,face,,,\n',
    );
    expect(await planImport(at('list.csv'), 'fingerprint')).toEqual([
      {
        personId: 'a,b',
        encounterId: expect.stringMatching(/^import-[0-9a-f]{32}$/),
        samples: [
          { modality: 'fingerprint', file: at('x.png'), position: 'RIGHT_INDEX', ppi: 500 },
          { modality: 'face', file: at('y.jpg') },
        ],
      },
    ]);
  });

  it.each([
    ['file,person\na,b', 'CLI_IMPORT_INVALID'],
    ['path,person\n,b', 'CLI_IMPORT_INVALID'],
    ['path,person,position\na,b,ELBOW', 'CLI_IMPORT_INVALID'],
    ['path,person,modality\na,b,gait', 'CLI_IMPORT_INVALID'],
    ['path,person,ppi\na,b,-1', 'CLI_IMPORT_INVALID'],
    ['path,person\n', 'CLI_IMPORT_EMPTY'],
  ])('refuses %j', async (text, code) => {
    await put('list.csv', text);
    await expect(planImport(at('list.csv'), 'fingerprint')).rejects.toMatchObject({ code });
  });
});

describe('the run', () => {
  const refusal = (code: string, httpStatus: number) => new CodedError(code, { message: code, hint: 'h', httpStatus });
  const options = { galleries: ['g'], encounterType: 'import', concurrency: 2, onProgress: () => undefined };

  /** A server that knows the encounters it has, and answers a person as told. */
  function server(answers: Record<string, () => unknown> = {}) {
    const held = new Set<string>();
    const createEncounter = async ({ params }: { params: { personId: string; encounterId: string } }) => {
      const name = `${params.personId}/${params.encounterId}`;
      const others = answers[params.personId]?.();
      if (held.has(name)) throw refusal('API_CONFLICT', 409);
      held.add(name);
      return { status: 200, body: { ...params, others } };
    };
    return { held, client: { osia: { createEncounter } } as unknown as Client };
  }

  const journalText = () => readFile(at('j', 'journal'), 'utf8');
  const run = async (client: Client) =>
    runImport(client, await planImport(at('in'), 'fingerprint'), await openJournal(at('j', 'journal')), options);

  beforeEach(() => Promise.all(['in/p1/a.png', 'in/p2/a.png', 'in/p3/a.png'].map((name) => put(name))));

  it('enrols everybody once, however often it runs', async () => {
    const { client, held } = server();
    expect(await run(client)).toEqual({ enrolled: 3, already: 0, refused: [] });
    expect(await run(client)).toEqual({ enrolled: 0, already: 3, refused: [] });
    expect(held.size).toBe(3);
    expect(await journalText()).not.toMatch(/p1|a\.png/);
  });

  it('meets its own encounters when the journal is lost', async () => {
    const { client, held } = server();
    await run(client);
    await rm(at('j'), { recursive: true });
    expect(await run(client)).toEqual({ enrolled: 0, already: 3, refused: [] });
    expect(held.size).toBe(3);
  });

  it('lists what is refused or not searchable, goes on, and tries the refused again', async () => {
    let fault = true;
    const unsuitable = { samples: [{ suitable: false, reasons: [{ message: 'Too dry.', advice: 'Moisten.' }] }] };
    const { client } = server({
      p1: () => {
        if (fault) throw refusal('API_BAD_REQUEST', 400);
      },
      p2: () => unsuitable,
    });
    const report = await run(client);
    expect(report).toMatchObject({ enrolled: 2, already: 0 });
    expect(report.refused.sort((a, b) => (a.file < b.file ? -1 : 1))).toEqual([
      { file: at('in/p1/a.png'), code: 'API_BAD_REQUEST', reason: 'API_BAD_REQUEST', hint: 'h' },
      { file: at('in/p2/a.png'), code: 'NOT_SUITABLE', reason: 'Too dry.', hint: 'Moisten.' },
    ]);
    fault = false;
    expect(await run(client)).toEqual({ enrolled: 1, already: 2, refused: [] });
  });

  it('waits for a busy server', async () => {
    let refusals = 1;
    const { client } = server({
      p1: () => {
        if (refusals-- > 0) throw refusal('API_SERVER_BUSY', 503);
      },
    });
    expect(await run(client)).toEqual({ enrolled: 3, already: 0, refused: [] });
  });

  it('stops when nobody could be enrolled any more, and takes up again', async () => {
    let down = true;
    const { client } = server({
      p2: () => {
        if (down) throw refusal('API_UNREACHABLE', 502);
      },
    });
    await expect(run(client)).rejects.toMatchObject({ code: 'API_UNREACHABLE' });
    down = false;
    const report = await run(client);
    expect(report.enrolled + report.already).toBe(3);
    expect(report.refused).toEqual([]);
  });
});
