/** What every statistic is told: frequencies, theta, the least frequency, mutation. */
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { openPopulation, withCaseFrequencies } from '@ipse/dna';
import type { MutationModel, Parameters } from '@ipse/dna';
import { readBytes } from '../samples.ts';
import { readCaseFrequencies } from './read-case-frequencies.ts';

export interface StatisticFlags {
  readonly table: string;
  readonly population: string;
  readonly minimum?: number;
  readonly json?: boolean;
  readonly html?: string;
  readonly pdf?: string;
}

export interface CaseFlags {
  readonly caseFrequencies?: string;
}

export interface MutationFlags {
  readonly mutation: MutationModel['model'];
  readonly rate: number;
  readonly fractions: number;
  readonly range: number;
}

export function addTable(command: Command): Command {
  return command
    .requiredOption('--table <name>', 'allele frequencies: fbi2015, nist1036, norstr2023 or uk_dna17')
    .requiredOption('--population <name>', 'as the table names it, for example Cauc');
}

export function addFrequencies(command: Command): Command {
  return addTable(command)
    .option('--minimum <frequency>', 'least frequency of an allele, default 5 of those counted at the locus', number)
    .option('--html <file>', 'write a laboratory report, with every parameter')
    .option('--pdf <file>', 'the same as PDF')
    .option('--json', 'everything as JSON');
}

export function addCaseFrequencies(command: Command): Command {
  return command.option('--case-frequencies <csv>', 'of markers that the table lacks, header marker,allele,frequency');
}

export function addTheta(command: Command, value: number): Command {
  return command.option('--theta <n>', 'coancestry coefficient', belowOne, value);
}

export function addMutation(command: Command): Command {
  return command
    .addOption(
      new Option('--mutation <model>', 'how alleles mutate')
        .choices(['none', 'equal', 'proportional', 'stepwise'])
        .default('none'),
    )
    .option('--rate <n>', 'mutation rate', number, 0.002)
    .option('--fractions <n>', 'stepwise: rate of steps that are part of a repeat', number, 0.000001)
    .option('--range <n>', 'stepwise: how much rarer each further repeat is', number, 0.1);
}

/** Errors: DNA_TABLE_UNKNOWN, DNA_POPULATION_UNKNOWN. */
export function parametersOf({ table, population, minimum }: StatisticFlags): Omit<Parameters, 'theta'> {
  return {
    population: openPopulation(table, population),
    ...(minimum === undefined ? {} : { minimumFrequency: minimum }),
  };
}

/** The same, with those that the case states. Errors: those of `parametersOf`; CLI_FREQUENCIES_INVALID, DNA_FREQUENCIES_INVALID. */
export async function parametersOfCase(flags: StatisticFlags & CaseFlags): Promise<Omit<Parameters, 'theta'>> {
  const parameters = parametersOf(flags);
  const { caseFrequencies: file } = flags;
  if (file === undefined) return parameters;
  const stated = readCaseFrequencies((await readBytes(file)).toString(), file);
  return { ...parameters, population: withCaseFrequencies(parameters.population, stated) };
}

export function mutationOf({ mutation, rate, fractions, range }: MutationFlags): MutationModel {
  if (mutation === 'none') return { model: 'none' };
  if (mutation === 'stepwise') return { model: mutation, rate, rateOfFractions: fractions, range };
  return { model: mutation, rate };
}

/** For commander: a coancestry coefficient, a prior, a probability that is never certain. */
export function belowOne(text: string): number {
  const value = number(text);
  if (!(value >= 0 && value < 1)) throw new InvalidArgumentError('It is a number from 0 to below 1.');
  return value;
}

/** For commander: a probability. */
export function probability(text: string): number {
  const value = number(text);
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('It is a number from 0 to 1.');
  return value;
}

/** For commander: a number that is finite. */
export function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('It is a number.');
  return value;
}
