import type { RealmId } from '@ipse/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeFields, encodePlace } from './place.ts';

it('writes each field with its length, and an absent one unlike an empty one', () => {
  expect(Buffer.from(encodeFields(['a', '', undefined, 'é'])).toString('hex')).toBe(
    ['00000001', '61', '00000000', 'ffffffff', '00000002', 'c3a9'].join(''),
  );
});

it('is fixed: what was sealed yesterday opens tomorrow', () => {
  const scope = { realm: 'r' as RealmId, region: 'eu' };
  expect(Buffer.from(encodePlace(scope, { kind: 'template', version: 1, id: 't' })).toString('latin1')).toBe(
    '\0\0\0\x0cipse/place/1\0\0\0\x01r\0\0\0\x02euÿÿÿÿÿÿÿÿ\0\0\0\x08template\0\0\0\x011\0\0\0\x01t',
  );
});

it('encodes different lists differently', () => {
  const fields = fc.array(fc.option(fc.string({ maxLength: 3 }), { nil: undefined }), { maxLength: 4 });
  fc.assert(
    fc.property(fields, fields, (a, b) => {
      const isSame = a.length === b.length && a.every((field, i) => field === b[i]);
      expect(Buffer.compare(encodeFields(a), encodeFields(b)) === 0).toBe(isSame);
    }),
  );
});
