/** The layout of the owner's key file: JSON with a checksum, so that damage and a wrong passphrase tell apart. */
import { createHash } from 'node:crypto';
import { fail } from './errors.ts';

export interface KeyDerivation {
  /** scrypt's N as a power of two; r is 8 and p is 1. */
  readonly log2Cost: number;
  readonly salt: Uint8Array;
}

export interface OwnerKeyFile {
  readonly keyId: string;
  readonly kdf: KeyDerivation;
  readonly sealedKey: Uint8Array;
}

const layoutVersion = 1;
const kind = 'ipse-owner-key';
/** Beyond 2^20 (1 GiB) a file would ask for more memory than a hostile file may. */
const log2CostMax = 20;

export function serializeOwnerKeyFile({ keyId, kdf, sealedKey }: OwnerKeyFile): string {
  const body = {
    kind,
    version: layoutVersion,
    note: "The owner's key, sealed by a passphrase. Keep a copy elsewhere: without it the data cannot be read.",
    keyId,
    kdf: { name: 'scrypt', log2Cost: kdf.log2Cost, salt: base64(kdf.salt) },
    sealedKey: base64(sealedKey),
  };
  return `${JSON.stringify({ ...body, checksum: checksum(body) }, null, 2)}\n`;
}

/** Errors: CUSTODY_KEY_FILE_DAMAGED, CUSTODY_KEY_FILE_NEWER. */
export function parseOwnerKeyFile(text: string): OwnerKeyFile {
  const { checksum: stated, ...body } = parseObject(text);
  if (body.kind !== kind) throw fail('CUSTODY_KEY_FILE_DAMAGED', 'not a key file');
  if (typeof body.version === 'number' && body.version > layoutVersion) throw fail('CUSTODY_KEY_FILE_NEWER');
  if (stated !== checksum(body)) throw fail('CUSTODY_KEY_FILE_DAMAGED', 'checksum');
  const kdf = body.kdf as { log2Cost?: unknown; salt?: unknown } | undefined;
  const { keyId, sealedKey } = body;
  const log2Cost = kdf?.log2Cost;
  if (typeof log2Cost !== 'number' || !Number.isInteger(log2Cost) || log2Cost < 1 || log2Cost > log2CostMax) {
    throw fail('CUSTODY_KEY_FILE_DAMAGED', 'kdf.log2Cost');
  }
  if (typeof kdf?.salt !== 'string' || typeof sealedKey !== 'string' || typeof keyId !== 'string') {
    throw fail('CUSTODY_KEY_FILE_DAMAGED', 'fields');
  }
  return {
    keyId,
    kdf: { log2Cost, salt: Buffer.from(kdf.salt, 'base64') },
    sealedKey: Buffer.from(sealedKey, 'base64'),
  };
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Falls through: neither JSON nor an object is a key file.
  }
  throw fail('CUSTODY_KEY_FILE_DAMAGED', 'not JSON');
}

const checksum = (body: object) => createHash('sha256').update(JSON.stringify(body)).digest('hex');
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
