/** `ipse dna inspect` and `ipse dna convert`: files of DNA profiles, offline. */
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { detectDnaFormat, dnaEncodings, fieldsLeftOut, readDnaProfiles, readStrmixResults } from '@ipse/formats/dna';
import type { DnaEncoding, DnaReadOptions, DnaRecord, WritableFormat } from '@ipse/formats/dna';
import { writeOut } from '../dna/write-out.ts';
import { writableFormats, writeProfiles } from '../dna/write-profiles.ts';
import type { Settings } from '../dna/write-profiles.ts';
import { readBytes } from '../samples.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface ReadFlags {
  readonly encoding?: DnaEncoding;
  readonly decimalComma?: boolean;
}

interface InspectFlags extends ReadFlags {
  readonly json?: boolean;
}

interface ConvertFlags extends ReadFlags {
  readonly to: WritableFormat;
  readonly set?: Settings;
  readonly category?: string;
  readonly out?: string;
}

export function addDnaFiles(dna: Command, terminal: Terminal): void {
  addReading(dna.command('inspect').summary('what a file of DNA profiles holds'))
    .option('--json', 'every record as JSON')
    .action(async (file: string, flags: InspectFlags) => {
      const bytes = await readBytes(file);
      if (detectDnaFormat(bytes) === 'strmix')
        return terminal.print(JSON.stringify(readStrmixResults(bytes, readOptions(file, flags)), null, 2));
      const profiles = readDnaProfiles(bytes, readOptions(file, flags));
      if (flags.json) return terminal.print(JSON.stringify(profiles, null, 2));
      terminal.print(table(['sample', 'replicate', 'category', 'loci', 'alleles'], profiles.records.map(row)));
      terminal.say(`${profiles.format}, ${profiles.records.length} records`);
    });
  addReading(dna.command('convert').summary('write a file of DNA profiles in another format'))
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

function addReading(command: Command): Command {
  return command
    .argument('<file>', 'its format is recognised from its content')
    .addOption(new Option('--encoding <name>', 'where the file does not tell it').choices([...dnaEncodings]))
    .option('--decimal-comma', 'the file writes 9,3 for 9.3');
}

function readOptions(file: string, { encoding, decimalComma }: ReadFlags): DnaReadOptions {
  return { file, ...(encoding === undefined ? {} : { encoding }), decimalComma: decimalComma ?? false };
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
