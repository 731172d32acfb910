/** `ipse dna remains`: whose remains are, by the families of the missing, offline. */
import type { Command } from 'commander';
import { remainsReport, singleSource } from '@ipse/dna';
import type { Family, Pedigree, Remains } from '@ipse/dna';
import { fail } from '../errors.ts';
import { addFrequencies, addMutation, mutationOf, number, parametersOf } from '../dna/flags.ts';
import type { MutationFlags, StatisticFlags } from '../dna/flags.ts';
import { addReading, readOptions } from '../dna/reading.ts';
import type { ReadingFlags } from '../dna/reading.ts';
import { readFamilies } from '../dna/read-pedigrees.ts';
import { profileNamed, readProfiles } from '../dna/read-profiles.ts';
import type { NamedProfile } from '../dna/read-profiles.ts';
import { shownRemains } from '../dna/show-remains.ts';
import { showReport } from '../dna/show-report.ts';
import { watched } from '../dna/watched.ts';
import { readBytes } from '../samples.ts';
import type { Terminal } from '../terminal.ts';

interface RemainsFlags extends StatisticFlags, MutationFlags, ReadingFlags {
  readonly families: string;
  readonly remains: readonly string[];
  readonly missing: readonly string[];
  readonly priorOdds: number;
  readonly leastLr: number;
  readonly best: number;
}

export function addRemains(dna: Command, terminal: Terminal): void {
  const command = dna
    .command('remains')
    .summary('which remains are which missing persons, by their families, all at once')
    .argument('<file>', 'profiles of remains and of members of families, in any format that is read')
    .requiredOption('--families <csv>', 'header pedigree,id,sex,father,mother; each pedigree is a family')
    .requiredOption('--remains <samples...>', 'sample=sex of each, with male, female or unknown')
    .requiredOption('--missing <members...>', 'members of the families who are looked for')
    .option('--prior-odds <n>', 'of each identification, against the remains being a stranger', number, 1)
    .option('--least-lr <n>', 'pairs whose ratio alone is less are not considered', number, 0)
    .option('--best <n>', 'joint assignments to show', number, 5);
  addReading(addMutation(addFrequencies(command))).action(async (file: string, flags: RemainsFlags) => {
    const profiles = readProfiles(await readBytes(file), readOptions(file, flags));
    const pedigrees = readFamilies((await readBytes(flags.families)).toString(), flags.families);
    const options = { priorOdds: flags.priorOdds, leastLR: flags.leastLr, count: flags.best };
    const remains = flags.remains.map((text) => remainsOf(text, profiles));
    const families = [...pedigrees].map(([id, pedigree]) => familyOf(id, pedigree, flags.missing, profiles));
    const report = await watched(
      terminal,
      remainsReport(remains, families, parametersOf(flags), options, mutationOf(flags)),
    );
    await showReport(terminal, flags, report, shownRemains(report));
  });
}

/** Errors: CLI_USAGE, CLI_SAMPLE_UNKNOWN. */
function remainsOf(text: string, profiles: readonly NamedProfile[]): Remains {
  const [, id = '', sex] = /^(.+)=(male|female|unknown)$/.exec(text) ?? [];
  if (sex !== 'male' && sex !== 'female' && sex !== 'unknown')
    throw fail('CLI_USAGE', `--remains ${text}: write sample=male, female or unknown`);
  return { id, sex, genotypes: singleSource(profileNamed(profiles, id).markers) };
}

function familyOf(
  id: string,
  pedigree: Pedigree,
  missing: readonly string[],
  profiles: readonly NamedProfile[],
): Family {
  const members = new Set(pedigree.members.map((member) => member.id));
  const typed = profiles.filter(({ sample }) => members.has(sample));
  return {
    id,
    pedigree,
    profiles: new Map(typed.map(({ sample, markers }) => [sample, singleSource(markers)])),
    missing: missing.filter((member) => members.has(member)),
  };
}
