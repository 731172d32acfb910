import { expect, it } from 'vitest';
import { loadRuntime, runtimeNamed } from './runtime.ts';

const missing = () => Promise.reject(new Error('no binary for this machine'));

it('is the native one where there is one', async () => {
  expect((await loadRuntime()).name).toBe('native');
});

it('is the one in WebAssembly where there is none', async () => {
  const webassembly = () => runtimeNamed('webassembly');
  expect((await loadRuntime({ native: missing, webassembly })).name).toBe('webassembly');
});

it('says why where neither can be loaded', async () => {
  await expect(loadRuntime({ native: missing, webassembly: missing })).rejects.toThrow('no binary for this machine');
});
