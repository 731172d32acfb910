/** `ipse gallery list`. */
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { connect } from '../connection.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

export function addGallery(program: Command, config: Config, terminal: Terminal): void {
  program
    .command('gallery')
    .description('look at galleries')
    .command('list')
    .summary('list the galleries with their sizes')
    .option('--json', 'the whole answer as JSON')
    .action(async (flags: { readonly json?: boolean }) => {
      const galleries = await (await connect(config)).ipse.listGalleries();
      if (flags.json) return terminal.print(JSON.stringify(galleries, null, 2));
      if (galleries.length === 0) return terminal.say('There is no gallery yet; enrolling somebody makes one.');
      const modalities = [...new Set(galleries.flatMap(({ references }) => Object.keys(references)))].sort();
      const rows = galleries.map(({ id, persons, encounters, references }) => [
        id,
        persons,
        encounters,
        ...modalities.map((modality) => references[modality] ?? 0),
      ]);
      terminal.print(table(['gallery', 'persons', 'encounters', ...modalities], rows));
    });
}
