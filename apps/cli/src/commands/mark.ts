/** `ipse mark`: close, open. */
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { addStatement, connect } from '../connection.ts';
import type { StatementFlags } from '../connection.ts';
import type { Terminal } from '../terminal.ts';

export function addMark(program: Command, config: Config, terminal: Terminal): void {
  const mark = program.command('mark').description('close unsolved marks, or open them again');
  const add = (name: string, summary: string, isClosed: boolean, done: string) => {
    const command = mark.command(name).summary(summary).argument('<sampleId>', 'as `ipse person show --json` tells it');
    addStatement(command).action(async (sampleId: string, flags: StatementFlags) => {
      const client = await connect(config, flags);
      await client.ipse.closeMark({ params: { sampleId }, body: { isClosed } });
      terminal.say(done);
    });
  };
  add('close', 'a mark is solved or given up: it is kept, and no longer searched', true, 'Closed.');
  add('open', 'it is searched again, and searches the other marks', false, 'Open: later enrolments search it again.');
}
