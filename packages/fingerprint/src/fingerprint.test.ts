import { describe, expect, it } from 'vitest';
import { similarity } from '@ipse/core';
import { encodePng } from '@ipse/formats';
import { fingerprint } from './fingerprint.ts';
import { draw } from './testing/patterns.ts';

describe('fingerprint', () => {
  it('goes from a file to evidence and back through a stored template', async () => {
    const print = draw({ width: 260, height: 260, minutia: { x: 120, y: 130 }, normalRad: 0.5 });
    const sample = await fingerprint.decode(await encodePng(print), { position: 'RIGHT_INDEX', resolutionPpi: 500 });
    expect(sample).toMatchObject({ position: 'RIGHT_INDEX', image: { kind: 'gray', width: 260, height: 260 } });
    const extraction = await fingerprint.extract(sample);
    if (!extraction.suitable) throw new Error('not suitable');
    expect(await fingerprint.assess(sample)).toEqual(extraction.quality);
    const stored = fingerprint.decodeTemplate(fingerprint.encodeTemplate(extraction.template));
    expect(fingerprint.features(stored)).toEqual(fingerprint.features(extraction.template));
    expect(fingerprint.compare(stored, extraction.template)).toEqual(
      fingerprint.compare(extraction.template, extraction.template),
    );
  });

  it('carries a calibration that only rises', () => {
    const { knots, comparisons } = fingerprint.calibration;
    expect(comparisons).toEqual({ mated: 1960, nonMated: 20160 });
    for (let i = 1; i < knots.length; i++) {
      expect(knots[i].similarity).toBeGreaterThan(knots[i - 1].similarity);
      expect(knots[i].log10LR).toBeGreaterThanOrEqual(knots[i - 1].log10LR);
      expect(knots[i].log10Fmr).toBeLessThanOrEqual(knots[i - 1].log10Fmr);
    }
    expect(fingerprint.calibrate(similarity(0)).log10LR).toBeLessThan(-1);
    expect(fingerprint.calibrate(similarity(9)).fmr).toBeLessThan(1e-5);
  });
});
