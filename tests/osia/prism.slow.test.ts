/**
 * An independent validating proxy, given the interface's file, stands in front of a real server and objects to every
 * request and every answer that the file does not allow. It must find nothing to object to.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objectionTo, startProxy, type Proxy } from './proxy.ts';
import { startReceiver, type Receiver } from './receiver.ts';
import { tellAtOnce, tellLater, type Carrier } from './scenario.ts';
import { places, specificationFile, specificationPresent } from './specification.ts';
import { makeHome, removeHome, startServer, type IpseServer } from '../support/ipse-server.ts';

/** Sends calls through the proxy as the file spells them, and fails on whatever the proxy objects to. */
function carrierThrough(baseUrl: string, token: string): Carrier {
  return async (operationId, { path: params = {}, query = {}, body, accept = 'application/json' }) => {
    const { method, path: address } = places.get(operationId)!;
    const filled = address.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(params[name]));
    const search = new URLSearchParams(query as Record<string, string>);
    const response = await fetch(`${baseUrl}${filled}?${search}`, {
      method: method.toUpperCase(),
      headers: {
        authorization: `Bearer ${token}`,
        accept,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const objection = await objectionTo(response);
    if (objection !== undefined) throw new Error(`${operationId}: ${objection}`);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, body: isJson ? JSON.parse(text) : text === '' ? undefined : text };
  };
}

describe.skipIf(!specificationPresent)('behind a validating proxy', () => {
  let receiver: Receiver;
  let home: string;
  let server: IpseServer;
  let proxy: Proxy;

  beforeAll(async () => {
    receiver = await startReceiver();
    home = await makeHome();
    server = await startServer(home, { env: { IPSE_CLIENT_CALLBACKS: receiver.prefix } });
    proxy = await startProxy(specificationFile, server.baseUrl);
  });

  afterAll(async () => {
    await proxy?.stop();
    await server?.end();
    await removeHome(home);
    await receiver?.close();
  });

  const called = new Set<string>();

  it('answers every operation at once as the file allows', async () => {
    const carry = carrierThrough(proxy.baseUrl, await server.token());
    await tellAtOnce({ carry, receiver, prefix: 'direct', called });
  });

  it('answers every operation later as the file allows', async () => {
    const carry = carrierThrough(proxy.baseUrl, await server.token());
    await tellLater({ carry, receiver, prefix: 'later', called });
  });

  it('has then been asked all 22 operations', () => {
    expect([...called].sort()).toEqual([...places.keys()].sort());
    expect(called.size).toBe(22);
  });

  it('refuses every operation to a token without its scope, as the file allows', async () => {
    for (const operationId of places.keys()) {
      const scope = ['readGalleries', 'readGalleryContent'].includes(operationId) ? 'abis.verify' : 'abis.gallery.read';
      const carry = carrierThrough(proxy.baseUrl, await server.token([scope]));
      const { status, body } = await carry(operationId, smallest(operationId));
      expect({ operationId, status, body }).toEqual({ operationId, status: 403, body: undefined });
    }
  });

  it('would have been caught: the proxy does object', async () => {
    const carry = carrierThrough(proxy.baseUrl, await server.token());
    await expect(carry('readGalleries', {})).rejects.toThrow(/transactionid/i);
  });
});

/** The least that the file takes for an operation. */
function smallest(operationId: string) {
  const biometricData: unknown[] = [];
  const encounter = { status: 'ACTIVE', encounterType: 't', galleries: ['g'], biometricData };
  const bodies: Record<string, unknown> = {
    createEncounterNoIds: encounter,
    createEncounterNoId: encounter,
    createEncounter: encounter,
    updateEncounter: encounter,
    updateEncounterGalleries: ['g'],
    identify: { filter: {}, biometricData },
    verifyFromId: { biometricData },
    verifyFromBio: { biometricData1: [], biometricData2: [] },
  };
  const names = [...places.get(operationId)!.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const params = Object.fromEntries(names.map((name) => [name, 'x']));
  const query = { transactionId: 't', ...(operationId === 'updateEncounterStatus' && { status: 'ACTIVE' }) };
  return { path: params, query, ...(operationId in bodies && { body: bodies[operationId] }) };
}
