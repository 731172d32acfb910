/** Headless Chromium with a passkey authenticator of its own. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** True when somebody asked to leave the browser tests out. */
export const skipBrowser = Boolean(process.env.IPSE_SKIP_BROWSER);

/** `film`: a file (Y4M, MJPEG) that is played in place of a camera. Errors: when no Chromium is installed, with how to install it. */
export function launchBrowser({ film }: { readonly film?: string } = {}): Promise<Browser> {
  const executablePath = places.find((place) => existsSync(place));
  if (executablePath === undefined) {
    throw new Error(
      'No Chromium found: apt-get install chromium, or set IPSE_SKIP_BROWSER=1 to leave these tests out.',
    );
  }
  const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
  const camera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  const played = film === undefined ? [] : [`--use-file-for-fake-video-capture=${film}`];
  return chromium.launch({ executablePath, args: [...args, ...camera, ...played] });
}

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained of: refused by the content security policy, failed scripts. */
  readonly complaints: readonly string[];
}

/** Opens a page whose authenticator confirms at once, as a person with a finger on the sensor would. */
export async function openVisitor(browser: Browser, options: { width: number; height: number }): Promise<Visitor> {
  const context = await browser.newContext({ viewport: options, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refusal that a screen shows is also printed by the browser: it is expected where it is provoked.
    if (message.type() === 'error' && !/status of \d+/.test(message.text())) complaints.push(message.text());
  });
  await addAuthenticator(context, page);
  return { page, context, complaints };
}

async function addAuthenticator(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
