/**
 * Where an answer may be sent: only below the prefixes that the client was registered with by the realm's owner, so
 * that no client can make the server call addresses of its choosing (server-side request forgery).
 */

/** The address to call, or null when no prefix allows it. A prefix is an origin with a path: `https://a.example/osia/`. */
export function allowedCallback(callback: string, prefixes: readonly string[]): URL | null {
  const url = parseAddress(callback);
  if (!url) return null;
  return prefixes.some((prefix) => covers(prefix, url)) ? url : null;
}

function covers(prefix: string, url: URL): boolean {
  const allowed = parseAddress(prefix);
  if (!allowed || allowed.origin !== url.origin) return false;
  if (allowed.pathname === url.pathname) return true;
  const folder = allowed.pathname.endsWith('/') ? allowed.pathname : `${allowed.pathname}/`;
  return url.pathname.startsWith(folder);
}

/** Only plain http(s); encoded separators are refused because a receiver might read them as a path of its own. */
function parseAddress(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  if (!web || url.username !== '' || url.password !== '' || url.hash !== '') return null;
  return /%2f|%5c|%2e/i.test(url.pathname) || url.pathname.includes('\\') ? null : url;
}

/** Whether callbacks can lie below it. A query would never count, so a prefix has none. */
export function isCallbackPrefix(text: string): boolean {
  return parseAddress(text)?.search === '';
}

/** The callback with the two query parameters that let the receiver match it to its request. */
export function callbackAddress(callback: URL, transactionId: string, taskId: string): URL {
  const address = new URL(callback);
  address.searchParams.append('transactionId', transactionId);
  address.searchParams.append('taskId', taskId);
  return address;
}
