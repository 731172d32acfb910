import { isCodedError } from '@ipse/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openEnvelope, sealEnvelope } from './envelope.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
const code = (work: () => unknown) => {
  try {
    work();
    return 'no error';
  } catch (error) {
    return isCodedError(error) ? error.code : error;
  }
};

/**
 * AES-256-GCM from the specification of its authors (McGrew and Viega, 'The Galois/Counter Mode of Operation',
 * appendix B, test cases 13, 14 and 16), with our version byte and the nonce in front.
 */
const vectors = [
  {
    key: '00'.repeat(32),
    nonce: '00'.repeat(12),
    aad: '',
    plain: '',
    body: '',
    tag: '530f8afbc74536b9a963b4f1c4cb738b',
  },
  {
    key: '00'.repeat(32),
    nonce: '00'.repeat(12),
    aad: '',
    plain: '00'.repeat(16),
    body: 'cea7403d4d606b6e074ec5d3baf39d18',
    tag: 'd0d1c8a799996bf0265b98b5d48ab919',
  },
  {
    key: 'feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308',
    nonce: 'cafebabefacedbaddecaf888',
    aad: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
    plain:
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    body: '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662',
    tag: '76fc6ece0f4e1768cddf8853bb2d551b',
  },
];

describe('the envelope', () => {
  it.each(vectors)('is version, nonce, ciphertext, tag: vector $#', ({ key, nonce, aad, plain, body, tag }) => {
    const sealed = sealEnvelope(hex(key), hex(aad), hex(plain), () => hex(nonce));
    expect(Buffer.from(sealed).toString('hex')).toBe(`01${nonce}${body}${tag}`);
    expect(Buffer.from(openEnvelope(hex(key), hex(aad), sealed)).toString('hex')).toBe(plain);
  });

  const key = hex('11'.repeat(32));
  const aad = Buffer.from('here');

  it('gives back what was sealed, and never the same envelope twice', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 40 }), (plain, place) => {
        const sealed = sealEnvelope(key, place, plain);
        expect(Buffer.compare(openEnvelope(key, place, sealed), plain)).toBe(0);
        expect(Buffer.compare(sealEnvelope(key, place, plain), sealed)).not.toBe(0);
      }),
    );
  });

  it('does not open when any bit is another', () => {
    const sealed = sealEnvelope(key, aad, Buffer.from('some plain bytes'));
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const altered = Uint8Array.from(sealed);
      altered[bit >> 3] ^= 1 << (bit & 7);
      expect(code(() => openEnvelope(key, aad, altered))).toMatch(/^CUSTODY_SEAL_(BROKEN|NEWER)$/);
    }
  });

  it('does not open when cut, in another place or under another key', () => {
    const sealed = sealEnvelope(key, aad, Buffer.from('some plain bytes'));
    for (let length = 0; length < sealed.length; length++) {
      expect(code(() => openEnvelope(key, aad, sealed.subarray(0, length)))).toBe('CUSTODY_SEAL_BROKEN');
    }
    expect(code(() => openEnvelope(key, Buffer.from('there'), sealed))).toBe('CUSTODY_SEAL_BROKEN');
    expect(code(() => openEnvelope(hex('22'.repeat(32)), aad, sealed))).toBe('CUSTODY_SEAL_BROKEN');
    expect(code(() => openEnvelope(key, aad, Uint8Array.of(2, ...sealed.subarray(1))))).toBe('CUSTODY_SEAL_NEWER');
  });
});
