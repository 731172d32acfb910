/** `ipse gallery list`. */
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { addStatement, connect } from '../connection.ts';
import type { StatementFlags } from '../connection.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

export function addGallery(program: Command, config: Config, terminal: Terminal): void {
  const gallery = program.command('gallery').description('look at galleries; declare what they hold');
  gallery
    .command('list')
    .summary('list the galleries with their sizes')
    .option('--json', 'the whole answer as JSON')
    .action(async (flags: { readonly json?: boolean }) => {
      const galleries = await (await connect(config)).ipse.listGalleries();
      if (flags.json) return terminal.print(JSON.stringify(galleries, null, 2));
      if (galleries.length === 0) return terminal.say('There is no gallery yet; enrolling somebody makes one.');
      const modalities = [...new Set(galleries.flatMap(({ references }) => Object.keys(references)))].sort();
      const rows = galleries.map(({ id, persons, encounters, references, unsolvedMarks }) => [
        id,
        persons,
        encounters,
        ...modalities.map((modality) => references[modality] ?? 0),
        unsolvedMarks ? 'unsolved marks' : '',
      ]);
      terminal.print(table(['gallery', 'persons', 'encounters', ...modalities, 'holds'], rows));
    });

  const unsolved = gallery
    .command('unsolved')
    .summary('declare that a gallery holds unsolved marks: every later enrolment searches it')
    .argument('<name>')
    .option('--off', 'it no longer does');
  addStatement(unsolved).action(async (name: string, flags: StatementFlags & { readonly off?: boolean }) => {
    const client = await connect(config, flags);
    const body = { unsolvedMarks: !flags.off };
    const { encounters } = await client.ipse.declareGallery({ params: { gallery: name }, body });
    terminal.say(
      flags.off
        ? 'Later enrolments no longer search it.'
        : `Every later enrolment searches it; it holds ${encounters} ${encounters === 1 ? 'encounter' : 'encounters'}.`,
    );
  });
}
