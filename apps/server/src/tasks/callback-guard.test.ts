import { describe, expect, it } from 'vitest';
import { allowedCallback, callbackAddress } from './callback-guard.ts';

const prefixes = ['https://receiver.example/osia', 'http://127.0.0.1:9000/'];

describe('allowedCallback', () => {
  it.each([
    'https://receiver.example/osia',
    'https://receiver.example/osia/enrol?x=1',
    'https://RECEIVER.example:443/osia/a',
    'http://127.0.0.1:9000/anything',
  ])('allows %s', (callback) => {
    expect(allowedCallback(callback, prefixes)).toBeInstanceOf(URL);
  });

  it.each([
    'https://receiver.example/',
    'https://receiver.example/osiax',
    'https://receiver.example/osia/../admin',
    'https://receiver.example/osia/%2e%2e/admin',
    'https://receiver.example/osia/..%2fadmin',
    'https://receiver.example/osia/..%5cadmin',
    'https://receiver.example\\@evil.example/osia',
    'https://receiver.example.evil.example/osia/a',
    'https://receiver.example@evil.example/osia/a',
    'https://user:pass@receiver.example/osia/a',
    'https://receiver.example:8443/osia/a',
    'http://receiver.example/osia/a',
    'http://127.0.0.1/anything',
    'http://127.0.0.1:90000/',
    'http://[::1]:9000/',
    'http://169.254.169.254/latest/meta-data',
    'https://receiver.example/osia/a#fragment',
    'file:///etc/passwd',
    'gopher://127.0.0.1:9000/',
    'not an address',
    '',
  ])('refuses %s', (callback) => {
    expect(allowedCallback(callback, prefixes)).toBeNull();
  });

  it('refuses everything for a client without a registered prefix', () => {
    expect(allowedCallback('https://receiver.example/osia', [])).toBeNull();
  });
});

describe('callbackAddress', () => {
  it('keeps the query of the callback and adds both ids, escaped', () => {
    const address = callbackAddress(new URL('https://receiver.example/osia?x=1'), 'T&1', 'k');
    expect(address.href).toBe('https://receiver.example/osia?x=1&transactionId=T%261&taskId=k');
  });
});
