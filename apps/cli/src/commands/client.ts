/** `ipse client`: add, list, remove the API clients of the installation. */
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { connect } from '../connection.ts';
import { fail } from '../errors.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface AddFlags {
  readonly name?: string;
  readonly scope: readonly string[];
  readonly callback: readonly string[];
  readonly purpose?: string;
  readonly authority?: string;
  readonly justification?: string;
  readonly json?: boolean;
}

export function addClient(program: Command, config: Config, terminal: Terminal): void {
  const client = program.command('client').description('add, list and remove API clients');
  client
    .command('add')
    .summary('register an API client; prints its secret, this once')
    .argument('<clientId>', 'letters, digits, dot, hyphen and underscore')
    .requiredOption('--scope <names...>', 'what it may do, for example abis.identify')
    .option('--callback <addresses...>', 'addresses below which it may have answers sent', [])
    .option('--name <text>', 'what people call it; default its id')
    .option('--purpose <text>', 'what its calls use data for, where they do not say')
    .option('--authority <text>', 'on whose authority, where its calls do not say')
    .option('--justification <text>', 'why it is needed, where its calls do not say')
    .option('--json', 'id and secret as JSON')
    .action(async (clientId: string, flags: AddFlags) => {
      const { name = clientId, scope, callback, purpose, authority, justification } = flags;
      const credentials = await (
        await connect(config)
      ).ipse.registerClient({
        body: {
          clientId,
          name,
          scopes: [...scope],
          callbackPrefixes: [...callback],
          ...(purpose === undefined ? {} : { purpose }),
          ...(authority === undefined ? {} : { authority }),
          ...(justification === undefined ? {} : { justification }),
        },
      });
      terminal.print(flags.json ? JSON.stringify(credentials, null, 2) : credentials.clientSecret);
      terminal.say('Registered. This is its secret; it is not shown again.');
    });

  client
    .command('list')
    .summary('list the API clients, without their secrets')
    .option('--json', 'the whole answer as JSON')
    .action(async (flags: { readonly json?: boolean }) => {
      const clients = await (await connect(config)).ipse.listClients();
      if (flags.json) return terminal.print(JSON.stringify(clients, null, 2));
      const rows = clients.map(({ clientId, name, scopes }) => [clientId, name, scopes.join(' ')]);
      terminal.print(table(['client', 'name', 'scopes'], rows));
    });

  client
    .command('remove')
    .summary('remove an API client: its secret and its tokens stop working')
    .argument('<clientId>')
    .option('--yes', 'really; its secret cannot be had back')
    .action(async (clientId: string, flags: { readonly yes?: boolean }) => {
      if (!flags.yes) throw fail('CLI_USAGE', 'removing a client cannot be undone; say --yes');
      await (await connect(config)).ipse.removeClient({ params: { clientId } });
      terminal.say('Removed.');
    });
}
