/** `ipse dna import`: every profile of a file into the record, on the server. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { addStatement, connect } from '../connection.ts';
import type { StatementFlags } from '../connection.ts';
import { importProfiles } from '../dna/import-profiles.ts';
import { addFileFlags, readProfileFile } from '../dna/read-file.ts';
import type { FileFlags } from '../dna/read-file.ts';
import { openJournal } from '../import/journal.ts';
import { progressBar } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

interface ImportFlags extends StatementFlags, FileFlags {
  readonly gallery: readonly string[];
  readonly type: string;
  readonly prefix: string;
  readonly journal?: string;
}

export function addDnaImport(dna: Command, config: Config, terminal: Terminal): void {
  const command = dna
    .command('import')
    .summary('enrol every profile of a file')
    .description(
      'Reads the whole file before anything is enrolled: a fault anywhere in it, and nothing is. Stopped or repeated, it goes\n' +
        "on where it was. The sample's name, behind --prefix, is the id of the person or of the scene.",
    )
    .argument('<file>', 'its format is recognised from its content')
    .requiredOption('--gallery <names...>', 'galleries that searches will find them in')
    .option('--type <text>', 'kind of encounter', 'dna import')
    .option('--prefix <text>', "before the samples' names", '')
    .option('--journal <file>', 'where to keep what is done; default in the home folder');
  addStatement(addFileFlags(command)).action(async (file: string, flags: ImportFlags) => {
    const inputs = await readProfileFile(file, flags);
    const client = await connect(config, flags);
    const journal = await openJournal(flags.journal ?? journalOf(config, file));
    const bar = progressBar(terminal);
    const { enrolled, already } = await importProfiles(client, inputs, journal, {
      ...{ galleries: flags.gallery, encounterType: flags.type, prefix: flags.prefix },
      onProgress: (done) => bar.update('enrolling', done, inputs.length),
    }).finally(() => bar.stop());
    terminal.say(`${enrolled} enrolled, ${already} were already.`);
  });
}

function journalOf(config: Config, file: string): string {
  const name = createHash('sha256').update(path.resolve(file)).digest('hex').slice(0, 16);
  return path.join(config.home, 'imports', `${name}.dna.journal`);
}
