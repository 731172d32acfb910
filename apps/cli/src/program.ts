/** The command line as a tree of commands. */
import { Command } from 'commander';
import { addEvaluate } from './commands/evaluate.ts';
import type { Config } from './config.ts';
import type { Terminal } from './terminal.ts';

export function createProgram(_config: Config, terminal: Terminal): Command {
  const program = new Command('ipse')
    .description('Enrol, identify and verify people with an Ipse server; measure its accuracy.')
    .showHelpAfterError('hint: ask for --help')
    .exitOverride();
  addEvaluate(program, terminal);
  return program;
}
