import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser for the browser tests; installed from Debian when we may, otherwise one line says how. */
export function findChromium(say) {
  const found = () => places.find((place) => existsSync(place));
  if (found() !== undefined) return found();
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Installing chromium for the browser tests (apt-get) ...');
    const apt = (...args) =>
      spawnSync('apt-get', ['-qq', ...args], {
        stdio: ['ignore', 'ignore', 2],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'chromium');
  }
  if (found() === undefined)
    say('The browser tests are left out: no Chromium here. `sudo apt-get install chromium` brings it.');
  return found();
}
