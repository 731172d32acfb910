/** `ipse dna search`: a gallery of the server, by a profile of a file. */
import { Option } from 'commander';
import type { Command } from 'commander';
import { inheritanceOf } from '@ipse/dna';
import { dnaPresets, dnaStringencies } from '@ipse/protocol';
import type { DnaProfileInput, DnaSearchRequest, DnaSearchResult, Statement } from '@ipse/protocol';
import type { Config } from '../config.ts';
import { connect, stated } from '../connection.ts';
import { hitHeader, hitRow } from '../dna/hit-rows.ts';
import { addLook, probeRows, sayStatistics } from '../dna/look.ts';
import type { LookFlags } from '../dna/look.ts';
import { inputNamed, readProfileFile } from '../dna/read-file.ts';
import { chanceLines, searchReport } from '../dna/search-report.ts';
import { writeReports } from '../dna/write-reports.ts';
import { exitCodes } from '../exit-codes.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { number } from './identify.ts';

interface SearchFlags extends LookFlags {
  readonly rules: DnaSearchRequest['preset'];
  readonly stringency?: NonNullable<DnaSearchRequest['stringency']>;
  readonly loci?: number;
  readonly mismatches?: number;
}

export function addDnaSearch(dna: Command, config: Config, terminal: Terminal): void {
  const command = dna
    .command('search')
    .summary('search a gallery with a profile; every hit is pending until a person decides')
    .description(`Searches under the rules between categories.\nExit code ${exitCodes.nothing} when there is no hit.`)
    .addOption(new Option('--rules <preset>', 'whose rules').choices([...dnaPresets]).default('codis'))
    .addOption(new Option('--stringency <level>', 'in place of what the rules ask').choices([...dnaStringencies]))
    .option('--loci <n>', 'loci that must agree', number(0, 65))
    .option('--mismatches <n>', 'loci that may be off', number(-1, 5));
  addLook(command, 'hits').action(async (file: string, flags: SearchFlags) => {
    const { profile } = inputNamed(await readProfileFile(file, flags), flags.sample);
    const client = await connect(config, flags);
    const { gallery, rules: preset, stringency, loci, mismatches, theta, population, max } = flags;
    const result = await client.ipse.searchDna({
      body: {
        ...{ gallery, profile, preset, table: flags.table, population, theta },
        ...(stringency === undefined ? {} : { stringency }),
        ...(loci === undefined ? {} : { lociMin: loci }),
        ...(mismatches === undefined ? {} : { mismatchesMax: mismatches }),
        ...(max === undefined ? {} : { maxHits: max }),
      },
    });
    await writeReports(flags, hitsReport(profile, result, flags, stated(config, flags)));
    if (flags.json) terminal.print(JSON.stringify(result, null, 2));
    else if (result.hits.length > 0) terminal.print(table(hitHeader, result.hits.map(hitRow)));
    const { searched, profiles, total, hits } = result;
    terminal.say(`Searched ${searched} of ${profiles} profiles; ${hits.length} of ${total} hits are listed.`);
    sayStatistics(result.statistics, terminal);
    const isOfLines = Object.keys(profile.markers).every((marker) => inheritanceOf(marker) !== 'autosomal');
    if (isOfLines) terminal.say('hint: No autosomal locus, so nothing could agree; try ipse dna lineages.');
    if (total === 0) terminal.end(exitCodes.nothing);
  });
}

function hitsReport(profile: DnaProfileInput, result: DnaSearchResult, flags: SearchFlags, statement: Statement) {
  const { hits } = result;
  const { rules, stringency, loci, mismatches } = flags;
  const asked = [
    ...[`rules ${rules}`, stringency && `level ${stringency} in place of theirs`],
    ...[loci && `at least ${loci} loci`, mismatches === undefined ? undefined : `at most ${mismatches} off`],
  ].filter((term) => term !== undefined);
  const applied = new Set(
    hits.map(
      ({ rule: { method, least, lociMin, mismatchesMax } }) =>
        `${method}, level ${least}, at least ${lociMin} loci, at most ${mismatchesMax} off`,
    ),
  );
  return searchReport(
    {
      ...{ title: `DNA search for ${profile.name ?? 'a profile'}`, statement, probe: probeRows(profile) },
      terms: [asked.join(', '), ...[...applied].map((rule) => `rule by which somebody was found: ${rule}`)],
    },
    {
      ...{ ...result, header: hitHeader, rows: hits.map(hitRow) },
      bars: hits.map(({ reference, log10LR }) => ({ name: reference.personId ?? '', value: log10LR })),
      chance: chanceLines(
        hits.map(({ reference, expectedChanceHits: hitsByChance }) => ({ of: reference.personId ?? '', hitsByChance })),
        'agree so',
      ),
    },
  );
}
