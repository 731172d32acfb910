import fc from 'fast-check';
import { powerSpectrum } from '@ipse/core';
import { describe, expect, it } from 'vitest';
import { createFaceIdentity, portrait, random } from '@ipse/testkit';
import type { Point } from '../template.ts';
import { challengeDurationMs, createChallenge } from './challenge.ts';
import type { Challenge, ChallengeKind, ChallengeStep, FaceObservation } from './challenge.ts';
import { challengeDetector } from './judge-challenge.ts';
import { responseDetector } from './judge-response.ts';
import { recaptureDetector } from './recapture.ts';

import { affineRest, turnDetector } from './turn.ts';

describe('the spectrum', () => {
  it('has a wave at its frequency, and as much power as the plain sums say', () => {
    const side = 16;
    const wave = Float32Array.from({ length: side * side }, (_, i) =>
      Math.cos((2 * Math.PI * (3 * (i % side) + 5 * Math.floor(i / side))) / side),
    );
    const power = powerSpectrum(wave, side);
    const strongest = power.indexOf(Math.max(...power));
    expect([strongest % side, Math.floor(strongest / side)]).toEqual([3, 5]);
    const hann = (i: number) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / side);
    const mean = wave.reduce((sum, value) => sum + value, 0) / wave.length;
    let [re, im] = [0, 0];
    wave.forEach((value, i) => {
      const [x, y] = [i % side, Math.floor(i / side)];
      const angle = (-2 * Math.PI * (2 * x + 6 * y)) / side;
      re += (value - mean) * hann(x) * hann(y) * Math.cos(angle);
      im += (value - mean) * hann(x) * hann(y) * Math.sin(angle);
    });
    expect(10 ** power[6 * side + 2]).toBeCloseTo(re * re + im * im, 4);
  });
});

describe('a picture of a screen', () => {
  const still = { yawRad: 0, pitchRad: 0, rollRad: 0, noise: 0.3, blurPx: 0.5 };
  const image = portrait(createFaceIdentity('alive'), 1, still);
  const points = [185, 135, 160, 180, 140].map((x, i) => ({ x, y: [170, 170, 205, 240, 240][i] }));

  it('shows the grid of the screen, which the face itself does not', () => {
    const screen = { ...image, data: image.data.slice() };
    for (let i = 0; i < screen.data.length; i++) {
      const [x, y] = [Math.floor(i / 3) % image.width, Math.floor(i / 3 / image.width)];
      screen.data[i] *= 0.85 + 0.15 * Math.cos(1.9 * x + 0.4 * y);
    }
    const [own, shown] = [image, screen].map((each) => recaptureDetector.detect({ image: each, points }));
    expect(own).toMatchObject({ decision: 'bona-fide', reasons: [] });
    expect(shown).toMatchObject({ decision: 'attack', reasons: ['regular-grid'] });
    expect(shown.score).toBeGreaterThan(own.score);
  });

  it('is not looked for in a face that is too small to show it', () => {
    const near = points.map(({ x, y }) => ({ x: x / 4, y: y / 4 }));
    expect(recaptureDetector.detect({ image, points: near }).decision).toBe('undecided');
  });
});

describe('a turn', () => {
  /** Eyes, nose, corners of the mouth: x to the right, y down, z away from the camera. */
  const head = [
    [31, 0, 0],
    [-31, 0, 0],
    [0, 35, -32],
    [25, 70, -8],
    [-25, 70, -8],
  ] as const;
  const seen = (flat: boolean, yawRad: number, jitter: () => number): Point[] =>
    head.map(([x, y, z]) => ({
      x: 200 + x * Math.cos(yawRad) + (flat ? 0 : z) * Math.sin(yawRad) + jitter(),
      y: 150 + y + jitter(),
    }));
  const angle = fc.double({ min: 0.45, max: 0.7, noNaN: true });

  it('tells a head from a flat picture of one, and does not guess when the turn is small', () => {
    fc.assert(
      fc.property(angle, fc.boolean(), fc.nat(), (yawRad, left, seed) => {
        const chance = random(`turn ${seed}`);
        const jitter = () => chance.between(-0.5, 0.5);
        const view = (flat: boolean, turn: number) => ({
          frontal: seen(flat, 0, jitter),
          turned: seen(flat, left ? turn : -turn, jitter),
        });
        expect(turnDetector.detect(view(false, yawRad)).decision).toBe('bona-fide');
        expect(turnDetector.detect(view(true, yawRad)).decision).toBe('attack');
        expect(turnDetector.detect(view(false, 0)).decision).toBe('undecided');
      }),
      { numRuns: 50 },
    );
  });

  it('leaves nothing over of any affine image', () => {
    const number = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(fc.array(number, { minLength: 6, maxLength: 6 }), ([a, b, c, d, e, f]) => {
        const frontal = seen(false, 0, () => 0);
        const moved = frontal.map(({ x, y }) => ({ x: a * x + b * y + c, y: d * x + e * y + f }));
        expect(affineRest(frontal, moved)).toBeLessThan(1e-6);
      }),
    );
  });
});

describe('challenge and response', () => {
  const everyMs = 60;
  /** A face that does what it is told, but for what `spoil` takes from it. */
  function respond({ steps }: Challenge, spoil: (seen: FaceObservation) => FaceObservation): FaceObservation[] {
    const until = steps[steps.length - 1].untilMs + 300;
    return Array.from({ length: Math.floor(until / everyMs) }, (_, i) => {
      const atMs = i * everyMs;
      const asked = (lagMs: number) =>
        steps.find(({ fromMs, untilMs }) => atMs - lagMs >= fromMs && atMs - lagMs < untilMs);
      const [move, light] = [asked(0), asked(150)];
      const share = move === undefined ? 0 : (atMs - move.fromMs) / (move.untilMs - move.fromMs);
      const turn = move?.action.kind === 'turn' ? (move.action.side === 'left' ? 1 : -1) : 0;
      const colour: [number, number, number] = [140, 110, 95];
      if (light?.action.kind === 'light') colour[['red', 'green', 'blue'].indexOf(light.action.colour)] += 12;
      return spoil({
        atMs,
        yawDegrees: 25 * turn * Math.sin(Math.PI * share),
        eyeOpening: move?.action.kind === 'blink' && share > 0.4 && share < 0.5 ? 0.02 : 0.12,
        colour,
      });
    });
  }
  const challenges = Array.from({ length: 40 }, (_, n) => {
    const chance = random(`challenge ${n}`);
    return createChallenge(() => chance.unit());
  });

  it('is drawn in every order, asks for both sides, a blink and at least two colours', () => {
    const orders = new Set(challenges.map(({ steps }) => JSON.stringify(steps.map(({ action }) => action))));
    expect(orders.size).toBeGreaterThan(20);
    for (const { steps } of challenges) {
      expect(steps.map(({ action }) => action.kind).sort()).toEqual([
        'blink',
        'light',
        'light',
        'light',
        'turn',
        'turn',
      ]);
      steps.slice(1).forEach(({ fromMs }, i) => expect(fromMs).toBe(steps[i].untilMs));
    }
  });

  it('is met by a face that answers, and by none that leaves a step out', () => {
    for (const challenge of challenges) {
      const judge = (spoil: (seen: FaceObservation) => FaceObservation) =>
        challengeDetector.detect({ challenge, observations: respond(challenge, spoil) });
      expect(judge((seen) => seen)).toEqual({ score: 0, decision: 'bona-fide', reasons: [] });
      expect(judge((seen) => ({ ...seen, yawDegrees: 0 })).reasons).toEqual(['turn-not-answered']);
      expect(judge((seen) => ({ ...seen, yawDegrees: -seen.yawDegrees })).reasons).toEqual(['turn-not-answered']);
      expect(judge((seen) => ({ ...seen, eyeOpening: 0.12 })).reasons).toEqual(['blink-not-answered']);
      expect(judge((seen) => ({ ...seen, colour: [140, 110, 95] })).reasons).toEqual(['light-not-answered']);
    }
  });

  it('is seldom met by a recording of another challenge', () => {
    const some = challenges.slice(0, 14);
    const met = some.flatMap((challenge, n) =>
      some
        .filter((_, m) => m !== n)
        .map((other) => challengeDetector.detect({ challenge, observations: respond(other, (seen) => seen) })),
    );
    expect(met.filter(({ decision }) => decision !== 'attack').length / met.length).toBeLessThan(0.08);
  });

  it('asks for what is left out no more, and gives twice the time where that is needed', () => {
    const chance = random('options');
    const kinds = (without: readonly ChallengeKind[]) =>
      createChallenge(() => chance.unit(), { without }).steps.map(({ action }) => action.kind);
    expect(kinds(['turn']).sort()).toEqual(['blink', 'light', 'light', 'light']);
    expect(kinds(['light']).sort()).toEqual(['blink', 'blink', 'turn', 'turn', 'turn', 'turn']);
    expect(kinds(['turn', 'blink'])).toEqual(['light', 'light', 'light']);
    const [usual, slow] = [false, true].map((isSlow) => createChallenge(() => chance.unit(), { slow: isSlow }));
    expect(challengeDurationMs(slow)).toBe(2 * challengeDurationMs(usual));
  });

  it('forgives a head that is still where the step before left it', () => {
    const steps = (['left', 'right'] as const).map((side, i) => ({
      ...{ action: { kind: 'turn', side }, fromMs: 3000 * i, untilMs: 3000 * (i + 1) },
    })) satisfies ChallengeStep[];
    const observations = Array.from({ length: 60 }, (_, i) => ({
      ...{ atMs: 100 * i, eyeOpening: 0.1, colour: [140, 110, 95] as const },
      yawDegrees: i < 36 ? 25 : -25,
    }));
    expect(challengeDetector.detect({ challenge: { steps }, observations }).decision).toBe('bona-fide');
    const late = observations.map((each) => ({ ...each, yawDegrees: each.atMs < 4200 ? 25 : -25 }));
    expect(challengeDetector.detect({ challenge: { steps }, observations: late }).reasons).toEqual([
      'turn-not-answered',
    ]);
  });

  it('is not met by a flat picture that is turned, blinks and is lit', () => {
    const points = (yawDegrees: number, depth: number) =>
      [
        [31, 0, 0],
        [-31, 0, 0],
        [0, 35, -32],
        [25, 70, -8],
        [-25, 70, -8],
      ].map(([x, y, z]) => {
        const yawRad = (yawDegrees * Math.PI) / 180;
        return { x: 200 + x * Math.cos(yawRad) + depth * z * Math.sin(yawRad), y };
      });
    const [challenge] = challenges;
    const frames = (depth: number) =>
      respond(challenge, (seen) => ({ ...seen, yawDegrees: 1.3 * seen.yawDegrees })).map((seen) => ({
        ...{ ...seen, faces: 1, points: points(seen.yawDegrees, depth) },
      }));
    expect(responseDetector.detect({ challenge, frames: frames(1) })).toMatchObject({ decision: 'bona-fide' });
    expect(responseDetector.detect({ challenge, frames: frames(0) })).toMatchObject({
      ...{ decision: 'attack', reasons: ['flat'] },
    });
  });

  it('says that it does not know when the face was lost', () => {
    const [challenge] = challenges;
    const observations = respond(challenge, (seen) => seen).filter(({ atMs }) => atMs < challenge.steps[1].fromMs);
    expect(challengeDetector.detect({ challenge, observations }).decision).toBe('undecided');
  });
});
