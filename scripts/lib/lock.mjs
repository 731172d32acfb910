// One bootstrap at a time in one clone: `npm start` and `npm test` may be typed together.
import { openSync, closeSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Runs `work` while holding the lock file; a lock whose process is gone is taken over. */
export async function withLock(file, say, work) {
  let told = false;
  while (!take(file)) {
    if (isStale(file)) rmSync(file, { force: true });
    else {
      if (!told) say('Another Ipse command is installing in this clone; waiting for it ...');
      told = true;
      await sleep(500);
    }
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    release();
    process.removeListener('exit', release);
  }
}

function take(file) {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isStale(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    if (!pid) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH' || error.code === 'ENOENT';
  }
}
