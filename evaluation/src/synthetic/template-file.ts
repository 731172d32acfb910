/** A file of encoded templates, each after its length in two bytes, little-endian. */

/** Templates one after the other, as the file holds them. */
export function joinTemplates(templates: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(templates.reduce((sum, { length }) => sum + 2 + length, 0));
  let at = 0;
  for (const template of templates) {
    joined.set([template.length & 255, template.length >> 8], at);
    joined.set(template, at + 2);
    at += 2 + template.length;
  }
  return joined;
}

/** Views of the templates in a file's bytes; a last one that is cut off is left out. */
export function splitTemplates(bytes: Uint8Array): Uint8Array[] {
  const templates: Uint8Array[] = [];
  for (let at = 0; at + 2 <= bytes.length;) {
    const end = at + 2 + bytes[at] + 256 * bytes[at + 1];
    if (end > bytes.length) break;
    templates.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return templates;
}
