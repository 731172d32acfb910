import { afterAll, describe, expect, it } from 'vitest';
import { encodePng } from '@ipse/formats';
import { createFinger, impression } from '@ipse/testkit';
import { createExtraction } from './extraction.ts';

const extraction = createExtraction({ threads: 1, queueMax: 2 });
afterAll(() => extraction.close());

const png = await encodePng(impression(createFinger('extraction'), 1));
const request = { modality: 'fingerprint', bytes: png, options: {} };

describe('the extraction threads', () => {
  it('give the same template for the same bytes', async () => {
    const [a, b] = [await extraction.extract(request), await extraction.extract(request)];
    expect(a.template).not.toBeNull();
    expect(a).toEqual(b);
  });

  it('carry coded errors with their status and hint', async () => {
    const failed = extraction.extract({ ...request, bytes: png.subarray(0, 100) });
    await expect(failed).rejects.toMatchObject({
      name: 'CodedError',
      code: expect.stringMatching(/^IMAGE_/),
      httpStatus: 400,
    });
    await expect(failed).rejects.toHaveProperty('hint');
    await expect(extraction.adopt({ modality: 'face', template: new Uint8Array(9) })).rejects.toMatchObject({
      code: expect.stringMatching(/TEMPLATE_/),
    });
  });

  it('refuse more than may wait, and go on', async () => {
    const many = await Promise.allSettled(Array.from({ length: 8 }, () => extraction.extract(request)));
    const refused = many.filter((each) => each.status === 'rejected').map(({ reason }) => reason.code as string);
    expect(new Set(refused)).toEqual(new Set(['SERVER_BUSY']));
    expect(refused.length).toBeGreaterThanOrEqual(5);
    expect((await extraction.extract(request)).template).not.toBeNull();
  });
});
