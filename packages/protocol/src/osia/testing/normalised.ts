/** OpenAPI documents brought to one form, so that two that mean the same are equal. */

export type Json = { [name: string]: unknown };

const words = new Set(['description', 'summary', 'example', 'title']);

/** A part of a document with references resolved, words dropped, defaults filled in and sets sorted. */
export function normalised(part: unknown, document: Json): unknown {
  return walk(part, document, 'any');
}

/** Follows `#/a/b`. */
export function resolved(schema: unknown, document: Json): unknown {
  const reference = (schema as { $ref?: string } | null)?.$ref;
  if (typeof reference !== 'string') return schema;
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((at, name) => (at as Json)[name], document);
}

/** `names`: the keys of this object are names (of properties, media types), none of them a word to drop. */
function walk(part: unknown, document: Json, keys: 'any' | 'names'): unknown {
  if (Array.isArray(part)) return part.map((item) => walk(item, document, 'any'));
  if (typeof part !== 'object' || part === null) return part;
  if ('$ref' in part) return walk(resolved(part, document), document, 'any');
  const result: Json = {};
  for (const [name, value] of Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (keys === 'any' && words.has(name)) continue;
    result[name] = walk(value, document, name === 'properties' && keys === 'any' ? 'names' : 'any');
  }
  return keys === 'names' ? result : withDefaults(result);
}

function withDefaults(part: Json): Json {
  const list = (name: string) => part[name] as Json[];
  if (Array.isArray(part.parameters)) {
    const key = ({ in: place, name }: Json) => `${String(place)} ${String(name)}`;
    // Four optional headers of ours are the one addition: they state the purpose, for which the interface has no word.
    const theirs = list('parameters').filter((item) => item.in !== 'header' || !String(item.name).startsWith('Ipse-'));
    part.parameters = theirs.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }
  if ('requestBody' in part) part.requestBody = { required: false, ...(part.requestBody as Json) };
  for (const set of ['required', 'enum']) if (Array.isArray(part[set])) part[set] = [...(part[set] as string[])].sort();
  return part;
}
