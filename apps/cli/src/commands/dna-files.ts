/** `ipse dna inspect` and `ipse dna convert`: files of DNA profiles, offline. */
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { detectDnaFormat, fieldsLeftOut, readDnaProfiles, readStrmixResults } from '@ipse/formats/dna';
import type { DnaRecord, WritableFormat } from '@ipse/formats/dna';
import { addReading, readOptions } from '../dna/reading.ts';
import type { ReadingFlags } from '../dna/reading.ts';
import { writeOut } from '../dna/write-out.ts';
import { writableFormats, writeProfiles } from '../dna/write-profiles.ts';
import type { Settings } from '../dna/write-profiles.ts';
import { readBytes } from '../samples.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface InspectFlags extends ReadingFlags {
  readonly json?: boolean;
}

interface ConvertFlags extends ReadingFlags {
  readonly to: WritableFormat;
  readonly set?: Settings;
  readonly category?: string;
  readonly out?: string;
}

const fileText = 'its format is recognised from its content';

export function addDnaFiles(dna: Command, terminal: Terminal): void {
  addReading(dna.command('inspect').summary('what a file of DNA profiles holds').argument('<file>', fileText))
    .option('--json', 'every record as JSON')
    .action(async (file: string, flags: InspectFlags) => {
      const bytes = await readBytes(file);
      if (detectDnaFormat(bytes) === 'strmix')
        return terminal.print(JSON.stringify(readStrmixResults(bytes, readOptions(file, flags)), null, 2));
      const profiles = readDnaProfiles(bytes, readOptions(file, flags));
      if (flags.json) return terminal.print(JSON.stringify(profiles, null, 2));
      terminal.print(table(['sample', 'replicate', 'category', 'loci', 'alleles'], profiles.records.map(row)));
      const count = profiles.records.length;
      terminal.say(`${profiles.format}, ${count} ${count === 1 ? 'record' : 'records'}`);
    });
  const convert = dna.command('convert').summary('write a file of DNA profiles in another format');
  addReading(convert.argument('<file>', fileText))
    .addOption(new Option('--to <format>', 'what to write').choices([...writableFormats]).makeOptionMandatory())
    .option('--set <name=value>', 'a field of the new file that profiles do not tell; repeat for more', setting)
    .option('--category <name>', 'category of the records that have none')
    .option('--out <file>', 'write there; to standard output when absent')
    .action(async (file: string, flags: ConvertFlags) => {
      const { records } = readDnaProfiles(await readBytes(file), readOptions(file, flags));
      const { category } = flags;
      const told = category === undefined ? records : records.map((record) => ({ category, ...record }));
      const text = writeProfiles(told, flags.to, flags.set ?? {});
      if (flags.out === undefined) terminal.print(text.replace(/\r?\n$/, ''));
      else await writeOut(flags.out, text);
      const lost = fieldsLeftOut(told, flags.to);
      if (lost.length > 0) terminal.say(`Left out, ${flags.to} has no place for it: ${lost.join(', ')}.`);
    });
}

function row({ sample, replicate, category, loci }: DnaRecord): (string | number)[] {
  const alleles = loci.reduce((sum, locus) => sum + locus.alleles.length, 0);
  return [sample, replicate ?? '', category ?? '', loci.length, alleles];
}

function setting(text: string, previous: Settings = {}): Settings {
  const split = text.indexOf('=');
  if (split < 1) throw new InvalidArgumentError('It is name=value.');
  return { ...previous, [text.slice(0, split)]: text.slice(split + 1) };
}
