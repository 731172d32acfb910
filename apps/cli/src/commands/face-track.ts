/** `ipse face track`: the faces of a film after the event, from frames that lie in files. The server follows them and keeps nothing. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { joinTracks, piecesOf } from '@ipse/protocol';
import type { FaceTrack } from '@ipse/protocol';
import type { Config } from '../config.ts';
import { addStatement, connect } from '../connection.ts';
import type { StatementFlags } from '../connection.ts';
import { fail } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { readBytes } from '../samples.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { number } from './identify.ts';

interface Flags extends StatementFlags {
  readonly fps: number;
  readonly json?: boolean;
}

export function addFaceTrack(face: Command, config: Config, terminal: Terminal): void {
  const track = face
    .command('track')
    .summary('follow the faces of a film through its frames, after the event')
    .description(
      'Asks the server, which keeps nothing. Frames are files in the order of time, or folders of them; videos are not read, and\n' +
        `there is no live mode. Each track is a lead, never an identity. Exit code ${exitCodes.nothing} when there is no face.`,
    )
    .argument('<frames...>')
    .option('--fps <n>', 'frames per second at which they were taken, default 2', number(0, 1000), 2)
    .option('--json', 'everything as JSON');
  addStatement(track).action(async (names: string[], flags: Flags) => {
    const files = (await Promise.all(names.map(filesOf))).flat();
    if (files.length === 0) throw fail('CLI_USAGE', 'there is no frame');
    const client = await connect(config, flags);
    let tracks: FaceTrack[] = [];
    for (const { from, until } of piecesOf(files.length)) {
      const frames: { atMs: number; image: string }[] = [];
      for (const [n, file] of files.slice(from, until).entries()) {
        const atMs = Math.round(((from + n) * 1000) / flags.fps);
        frames.push({ atMs, image: (await readBytes(file)).toString('base64') });
      }
      tracks = joinTracks(tracks, (await client.ipse.trackFaces({ body: { frames } })).tracks);
      if (terminal.interactive) terminal.say(`${until} of ${files.length} frames`);
    }
    if (flags.json) terminal.print(JSON.stringify({ tracks }, null, 2));
    else if (tracks.length > 0) terminal.print(asTable(tracks));
    if (tracks.length === 0) terminal.end(exitCodes.nothing);
  });
}

function asTable(tracks: readonly FaceTrack[]): string {
  const seconds = (ms: number) => (ms / 1000).toFixed(2);
  const rows = tracks.map(({ fromMs, toMs, sightings, best, joins }, n) => [
    n + 1,
    ...[fromMs, toMs].map(seconds),
    sightings.length,
    seconds(sightings[best].atMs),
    Math.round(sightings[best].quality),
    joins.map(({ at, log10LR }) => `${seconds(sightings[at].atMs)} (log10 LR ${log10LR.toFixed(1)})`).join(', '),
  ]);
  return table(['track', 'from s', 'to s', 'frames', 'best at s', 'quality', 'joined by likeness at s'], rows);
}

/** A file, or those of a folder by their names, in which numbers count as numbers. Errors: CLI_FILE_UNREADABLE. */
async function filesOf(name: string): Promise<string[]> {
  const found = await stat(name).catch((error: unknown) => {
    throw fail('CLI_FILE_UNREADABLE', name, error);
  });
  if (!found.isDirectory()) return [name];
  const names = (await readdir(name)).filter((each) => /\.(png|jpe?g|bmp|webp|tiff?|p[gp]m)$/i.test(each));
  return names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).map((each) => path.join(name, each));
}
