/** The format `byte` of OpenAPI 3.0, in linear time and constant space. */

const isDigit = new Uint8Array(128);
for (const digit of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
  isDigit[digit.charCodeAt(0)] = 1;
const padding = '='.charCodeAt(0);

/**
 * True when a line of the text is padded base64 (RFC 4648 clause 4); the empty text is. That one line suffices is how
 * the usual validators read the format, and we accept what they accept.
 */
export function isBase64Text(text: string): boolean {
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !isLineEnd(text.charCodeAt(i))) continue;
    if (isBase64Line(text, start, i)) return true;
    start = i + 1;
  }
  return false;
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
}

function isBase64Line(text: string, start: number, end: number): boolean {
  if ((end - start) % 4 !== 0) return false;
  let digitsEnd = end;
  while (digitsEnd > start && end - digitsEnd < 2 && text.charCodeAt(digitsEnd - 1) === padding) digitsEnd--;
  for (let i = start; i < digitsEnd; i++) {
    const code = text.charCodeAt(i);
    if (code > 127 || isDigit[code] === 0) return false;
  }
  return true;
}
