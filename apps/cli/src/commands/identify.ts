/** `ipse identify`: who is this? Candidates are leads; a person decides. */
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { SearchResult } from '@ipse/protocol';
import type { Config } from '../config.ts';
import { addStatement, connect } from '../connection.ts';
import type { StatementFlags } from '../connection.ts';
import { exitCodes } from '../exit-codes.ts';
import { rateText } from '../rate.ts';
import { addSamples, readSamples } from '../samples.ts';
import type { SampleFlags } from '../samples.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface Flags extends SampleFlags, StatementFlags {
  readonly gallery: string;
  readonly fpir?: number;
  readonly max?: number;
  readonly threshold?: number;
  readonly json?: boolean;
}

export function addIdentify(program: Command, config: Config, terminal: Terminal): void {
  const identify = program
    .command('identify')
    .summary('search a gallery for the person of a sample')
    .description(
      `Searches a gallery. Every candidate is a lead, never a match: a person decides.\nExit code ${exitCodes.nothing} when there is no candidate.`,
    )
    .option('--gallery <name>', 'gallery to search, or ALL', 'ALL')
    .option('--fpir <rate>', 'accepted probability of any false candidate, default 0.01', number(0, 1))
    .option('--max <n>', 'candidates at most, default 10', number(0, 201))
    .option('--threshold <log10LR>', "an expert's threshold in place of --fpir", number(-1000, 1000))
    .option('--json', 'the whole answer as JSON');
  addStatement(addSamples(identify)).action(async (flags: Flags) => {
    const samples = await readSamples(flags);
    const client = await connect(config, flags);
    const { gallery, fpir, max: maxCandidates, threshold } = flags;
    const result = await client.ipse.createSearch({
      body: {
        gallery,
        samples,
        ...(fpir === undefined ? {} : { fpir }),
        ...(maxCandidates === undefined ? {} : { maxCandidates }),
        ...(threshold === undefined ? {} : { threshold }),
      },
    });
    if (flags.json) terminal.print(JSON.stringify(result, null, 2));
    else if (result.candidates.length > 0) terminal.print(candidates(result));
    sayCircumstances(result, terminal);
    if (result.candidates.length === 0) terminal.end(exitCodes.nothing);
  });
}

function candidates({ candidates }: SearchResult): string {
  const rows = candidates.map(({ rank, personId, log10LR, fmr, fmrLeast, encounterId }) => [
    rank,
    personId,
    Number(log10LR.toFixed(2)),
    rateText({ fmr, fmrLeast }),
    encounterId,
  ]);
  return table(['rank', 'person', 'log10LR', 'FMR', 'encounter'], rows);
}

/** What an examiner has to know to read the answer. */
export function sayCircumstances(result: SearchResult, terminal: Terminal): void {
  const { coverage, threshold, expectedFalseCandidates, probes } = result;
  for (const { modality, position, suitable, quality } of probes) {
    const reasons = quality.reasons.map(({ message, advice }) => `${message} ${advice}`).join(' ');
    const name = `${modality}${position ? ` ${position}` : ''}`;
    // What is wrong with a probe is why its mate may be missing.
    if (!suitable) terminal.say(`${name} could not be searched with. ${reasons}`);
    else if (reasons !== '') terminal.say(`${name}: quality ${Math.round(quality.value)}. ${reasons}`);
  }
  terminal.say(
    `Searched ${coverage.searched} of ${coverage.references} references from log10 LR ${threshold.toFixed(2)}; ` +
      `${Number(expectedFalseCandidates.toPrecision(2))} false candidates expected.`,
  );
  if (result.otherPositions === true)
    terminal.say('Found under other fingers than stated: see which finger each print really is.');
  if (result.candidates.length === 0 && coverage.searched > 0)
    terminal.say('Nobody reaches that. Who comes nearest is shown with a lower --threshold, or a higher --fpir.');
  if (coverage.searched < coverage.references)
    terminal.say('The answer is incomplete: some references cannot be read.');
}

/** A number between two bounds, neither included. */
export function number(above: number, below: number) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() === '' || !(value > above && value < below)) {
      throw new InvalidArgumentError(`It is a number above ${above} and below ${below}.`);
    }
    return value;
  };
}
