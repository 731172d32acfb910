/** What a bulk import is to enrol: one encounter for each person, from a folder or a list. */
import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseCsv } from '@ipse/evaluation';
import { fail } from '../errors.ts';
import { isPosition } from '../samples.ts';
import type { NamedSample } from '../samples.ts';

export interface PlannedSample extends NamedSample {
  readonly ppi?: number;
}

export interface PlannedPerson {
  readonly personId: string;
  /** Follows from the person and the names of the files, so that a repeated import meets its own encounter. */
  readonly encounterId: string;
  readonly samples: readonly PlannedSample[];
}

type Modality = NamedSample['modality'];

const imageFile = /\.(png|jpe?g|tiff?|bmp|webp|pgm|ppm)$/i;
const facePositions = ['PORTRAIT', 'LEFT_PROFILE', 'RIGHT_PROFILE'];

/**
 * A folder holds a folder of images for each person (its name is the person's id) or images that are a person each (the
 * file's name is the id); `RIGHT_INDEX.png`, `RIGHT_INDEX-2.png`, `PORTRAIT.jpg` say the position. A CSV file has the
 * header `path,person[,modality][,position][,ppi]`. Errors: CLI_IMPORT_EMPTY, CLI_IMPORT_INVALID, CLI_FILE_UNREADABLE.
 */
export async function planImport(input: string, modality: Modality): Promise<PlannedPerson[]> {
  const found = await stat(input).catch((error: unknown) => {
    throw fail('CLI_FILE_UNREADABLE', input, error);
  });
  const rows = found.isDirectory()
    ? await rowsOfFolder(input, modality)
    : rowsOfCsv(await readFile(input, 'utf8'), path.dirname(input), modality);
  if (rows.length === 0) throw fail('CLI_IMPORT_EMPTY', input);
  const persons = Map.groupBy(rows, ({ personId }) => personId);
  return [...persons].map(([personId, members]) => {
    const samples = members.map(({ sample }) => sample);
    return { personId, samples, encounterId: encounterIdOf(personId, samples) };
  });
}

interface Row {
  readonly personId: string;
  readonly sample: PlannedSample;
}

async function rowsOfFolder(folder: string, modality: Modality): Promise<Row[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && imageFile.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => {
      const [first, ...rest] = path.relative(folder, file).split(path.sep);
      const stem = path.parse(file).name;
      return { personId: rest.length > 0 ? first : stem, sample: { file, ...whatNameSays(stem, modality) } };
    });
}

/** A leading position in a file's name, and the modality that goes with it. */
function whatNameSays(stem: string, modality: Modality): Pick<PlannedSample, 'modality' | 'position'> {
  const word = /^[A-Za-z]+(?:[_-][A-Za-z]+)*/.exec(stem)?.[0].toUpperCase().replaceAll('-', '_') ?? '';
  if (word === 'FACE') return { modality: 'face' };
  if (!isPosition(word) || word === 'UNKNOWN') return { modality };
  return { modality: facePositions.includes(word) ? 'face' : 'fingerprint', position: word };
}

function rowsOfCsv(text: string, folder: string, modality: Modality): Row[] {
  const [header = [], ...rows] = parseCsv(text);
  const column = (name: string) => header.findIndex((field) => field.trim().toLowerCase() === name);
  const [file, person, kind, position, ppi] = ['path', 'person', 'modality', 'position', 'ppi'].map(column);
  if (file < 0 || person < 0) throw fail('CLI_IMPORT_INVALID', 'the header lacks path or person');
  return rows.map((row, index) => {
    const invalid = (what: string) => fail('CLI_IMPORT_INVALID', `row ${index + 1} ${what}`);
    if (!row[file] || !row[person]) throw invalid('lacks a path or a person');
    const stated = row[kind] || modality;
    if (stated !== 'fingerprint' && stated !== 'face') throw invalid('names an unknown modality');
    const where = row[position] || undefined;
    if (where !== undefined && !isPosition(where)) throw invalid('names an unknown position');
    if (row[ppi] && !(Number(row[ppi]) > 0)) throw invalid('has a ppi that is not a number');
    const sample = {
      modality: stated,
      file: path.resolve(folder, row[file]),
      ...(where === undefined ? {} : { position: where }),
      ...(row[ppi] ? { ppi: Number(row[ppi]) } : {}),
    } as const;
    return { personId: row[person], sample };
  });
}

function encounterIdOf(personId: string, samples: readonly PlannedSample[]): string {
  const names = samples.map(({ file, position }) => [path.basename(file), position ?? '']);
  const hash = createHash('sha256')
    .update(JSON.stringify([personId, names]))
    .digest('hex');
  return `import-${hash.slice(0, 32)}`;
}
