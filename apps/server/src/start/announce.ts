/** What the server says of itself on the terminal. */
import type { Running } from './start.ts';

/** Where everything is and how to sign in. */
export function announcement({ baseUrl, dataPlace, home, ownerKey, firstRunLink }: Running): string {
  const lines = [
    'Ipse is running.',
    `  Console      ${baseUrl}/`,
    `  Data         ${dataPlace} (sealed)`,
    `  Owner's key  ${home.ownerKeyFile}`,
  ];
  if (ownerKey.passphraseFile !== undefined) {
    lines.push(
      `  Passphrase   ${ownerKey.passphraseFile}${ownerKey.created ? ' (generated now)' : ''}`,
      '               Keep a copy of key and passphrase elsewhere: without both, nobody can read the data. To give',
      '               the passphrase yourself, move the file and name it in IPSE_PASSPHRASE_FILE.',
    );
  }
  lines.push(`  API client   ${home.clientFile}`);
  if (firstRunLink === undefined) lines.push('  Sign in      with your passkey');
  else {
    lines.push(
      "  Sign in      open this link once, within a day, to register the administrator's passkey:",
      `               ${firstRunLink}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
