/** OSIA calls of a test client: plain requests, nothing between the test and the wire. */
import type { Encounter } from '@ipse/protocol';

export interface OsiaCaller {
  /** Sends a request; `path` may carry a query, to which the transactionId is added. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
}

let transactions = 0;

export function osiaCaller(baseUrl: string, token: string): OsiaCaller {
  return {
    call(method, path, body, headers = {}) {
      const url = new URL(path, baseUrl);
      url.searchParams.set('transactionId', `test-${++transactions}`);
      const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
      return fetch(url, {
        method,
        headers: { authorization: `Bearer ${token}`, ...json, ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
    },
  };
}

/** An encounter with one right index finger; `image` is base64. */
export function fingerEncounter(image: string, gallery: string, more: Partial<Encounter> = {}): Encounter {
  return {
    encounterId: 'chosen-by-the-path',
    status: 'ACTIVE',
    encounterType: 'test',
    galleries: [gallery],
    biometricData: [{ biometricType: 'FINGER', biometricSubType: 'RIGHT_INDEX', mimeType: 'image/png', image }],
    ...more,
  };
}
