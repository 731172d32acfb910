/** The server's settings, given on its command line so that they always are those of this version. */
import { chown, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import type { Layout } from './layout.ts';

export const databaseUser = 'ipse';
export const databaseName = 'ipse';

/**
 * No TCP; the log tells what the server does and never what is in a statement: terse messages leave out the details
 * that would quote a row, and errors of statements are the caller's to report.
 */
export function serverArguments(layout: Layout, durable: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: layout.socketDirectory,
    unix_socket_permissions: '0700',
    hba_file: layout.hbaFile,
    ident_file: layout.identFile,
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_connections: '100',
    shared_buffers: '128MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    logging_collector: 'off',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: '-1',
  };
  return ['-D', layout.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** Only our own operating-system user comes in, and it is the kernel that says who knocks (peer). */
export async function writeAccessFiles({ hbaFile, identFile, runAs }: Layout): Promise<void> {
  const files = {
    [hbaFile]: `local all ${databaseUser} peer map=${databaseUser}\n`,
    [identFile]: `${databaseUser} "${userInfo().username}" ${databaseUser}\n`,
  };
  for (const [path, text] of Object.entries(files)) {
    await writeFile(path, text, { mode: 0o600 });
    if (runAs.switchUser) await chown(path, runAs.uid, runAs.gid);
  }
}
