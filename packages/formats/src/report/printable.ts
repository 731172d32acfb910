/** Text that the fonts which every reader of PDF has can write (Windows-1252). */

const beyondLatin1 = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');
/** Signs that reports use, in what the fonts have. */
const spelt: Readonly<Record<string, string>> = { '\u2212': '-', '\u202f': ' ', '\t': ' ', '\n': ' ' };

/** Other characters are written by their code, so that two names stay two: `U+0416`. */
export function printable(text: string): string {
  let written = '';
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const isLatin1 = (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff);
    if (isLatin1 || beyondLatin1.has(character)) written += character;
    else written += spelt[character] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return written;
}
