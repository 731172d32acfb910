/** `ipse model prepare, status, switch, drop`: changing the network by which the running server tells faces apart. */
import type { Command } from 'commander';
import type { FaceNetwork } from '@ipse/protocol';
import type { Config } from '../config.ts';
import { addStatement, connect } from '../connection.ts';
import type { StatementFlags } from '../connection.ts';
import { fail } from '../errors.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

export function addModelSwitch(model: Command, config: Config, terminal: Terminal): void {
  const change = (name: string, summary: string, done: string, act: Change) =>
    addStatement(model.command(name))
      .summary(summary)
      .argument('<model>', 'name@version, as `ipse model status` lists it')
      .action(async (asked: string, flags: StatementFlags) => {
        await (await connect(config, flags)).ipse[act]({ params: paramsOf(asked) });
        terminal.say(done);
      });
  change(
    'prepare',
    'have templates of a network made of all stored faces, in the background',
    'Begun. `ipse model status` shows how far it is; searches go on as before.',
    'keepFaceNetwork',
  );
  change(
    'switch',
    'search by a prepared network from now on',
    'It searches. The templates of the former network stay; switch back in the same way.',
    'switchFaceNetwork',
  );
  change(
    'drop',
    'stop making templates of a network, and remove those that are there',
    'Removed. The network itself stays in the folder of models.',
    'dropFaceNetwork',
  );
  model
    .command('status')
    .summary('which network searches, and how far the templates of others are')
    .option('--json', 'the whole answer as JSON')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const networks = await (await connect(config)).ipse.listFaceNetworks();
      terminal.print(json ? JSON.stringify(networks, null, 2) : tableOf(networks));
    });
}

type Change = 'keepFaceNetwork' | 'switchFaceNetwork' | 'dropFaceNetwork';

/** Errors: CLI_USAGE. */
function paramsOf(asked: string): { name: string; version: string } {
  const [name, version, ...more] = asked.split('@');
  if (!name || !version || more.length > 0) throw fail('CLI_USAGE', 'a model is name@version');
  return { name, version };
}

function tableOf(networks: readonly FaceNetwork[]): string {
  const rows = networks.map(({ name, version, searches, progress }) => [
    `${name}@${version}`,
    searches ? 'searches' : progress ? 'kept' : '',
    ...(progress
      ? [progress.faces, progress.templates, progress.waiting, progress.refused, progress.withoutImage]
      : ['', '', '', '', '']),
  ]);
  return table(['model', 'state', 'faces', 'templates', 'waiting', 'refused', 'without image'], rows);
}
