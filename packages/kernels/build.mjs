// Compiles every assembly/NAME.ts to dist/NAME.wasm (AssemblyScript, SIMD). The bootstrap runs it when sources change;
// by hand: node packages/kernels/build.mjs [NAME ...]
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = path.dirname(fileURLToPath(import.meta.url));
const all = readdirSync(path.join(root, 'assembly'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));
const wanted = process.argv.length > 2 ? process.argv.slice(2) : all;

mkdirSync(path.join(root, 'dist'), { recursive: true });
for (const name of wanted) {
  const options = [
    `assembly/${name}.ts`,
    ...['--baseDir', root, '--outFile', `dist/${name}.wasm`],
    ...['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd'],
    // The memory is the caller's: it grows it and lays it out above `base`.
    ...['--exportStart', 'start', '--use', 'abort='],
    ...(name.endsWith('-relaxed') ? ['--enable', 'relaxed-simd'] : []),
  ];
  const { error, stderr } = await asc.main(options);
  if (error) {
    process.stderr.write(`kernel ${name}: ${error.message}\n${stderr.toString()}\n`);
    process.exit(1);
  }
}
