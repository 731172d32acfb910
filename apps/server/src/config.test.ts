import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('readConfig', () => {
  it('has safe defaults', () => {
    const config = readConfig([], {});
    expect(config).toMatchObject({ host: '127.0.0.1', port: 8787, portGiven: false, region: 'local', demo: false });
    expect(config.home).toMatch(/\.ipse$/);
  });

  it('prefers flags to the environment', () => {
    const config = readConfig(['--port', '0', '--home', '/srv/ipse', '--demo'], {
      PORT: '99',
      IPSE_HOME: '/elsewhere',
    });
    expect(config).toMatchObject({ port: 0, portGiven: true, home: '/srv/ipse', demo: true });
  });

  it('lists all faults together', () => {
    const read = () =>
      readConfig(['--port', 'x', '--host', 'ipse.example'], {
        IPSE_REGION: 'No Region',
        IPSE_ORIGINS: 'https://a.example/path',
        DATABASE_URL: 'mysql://x',
        IPSE_PASSPHRASE: 'a',
        IPSE_PASSPHRASE_FILE: 'b',
      });
    expect(read).toThrowError(expect.objectContaining({ code: 'CONFIG_INVALID' }));
    for (const name of ['--port', '--host', 'IPSE_REGION', 'IPSE_ORIGINS', 'DATABASE_URL', 'not both']) {
      expect(read).toThrowError(new RegExp(name));
    }
  });

  it('refuses unknown flags', () => {
    expect(() => readConfig(['--prot', '1'], {})).toThrowError(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });

  it('never prints a secret', () => {
    const config = readConfig([], { IPSE_PASSPHRASE: 'open sesame', DATABASE_URL: 'postgres://u:hidden@h/d' });
    expect(`${inspect(config, { depth: 9 })}${JSON.stringify(config)}`).not.toMatch(/sesame|hidden/);
    expect(config.passphrase?.reveal()).toBe('open sesame');
  });
});
