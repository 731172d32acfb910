/**
 * The matchers on synthetic people: mated pairs must score above non-mated ones, by a margin and with a tail as in
 * life. This is about the generator; the accuracy of the matchers is measured on real data only.
 */
import { expect, test } from 'vitest';
import type { Image, Modality } from '@ipse/core';
import { createFace } from '@ipse/face';
import { fingerprint } from '@ipse/fingerprint';
import { createPerson, impression, portrait } from '@ipse/testkit';

const people = Array.from({ length: 20 }, (_, i) => createPerson(`separation/${i}`));
const occasions = [1, 2, 3];

/** log10 LR of every mated and every non-mated pair. `draw` makes the pictures of one person. */
async function scorePairs<Template>(
  modality: Modality<Template>,
  draw: (person: (typeof people)[number]) => Image[],
): Promise<{ mated: number[]; nonMated: number[] }> {
  const templates: { owner: number; template: Template }[] = [];
  for (const [owner, person] of people.entries()) {
    for (const image of draw(person)) {
      const extraction = await modality.extract({ image });
      if (extraction.suitable) templates.push({ owner, template: extraction.template });
    }
  }
  expect(templates.length).toBeGreaterThan(0.95 * people.length * occasions.length);
  const scores = { mated: [] as number[], nonMated: [] as number[] };
  for (const [i, a] of templates.entries()) {
    for (const b of templates.slice(i + 1)) {
      const { log10LR } = modality.calibrate(modality.compare(a.template, b.template).similarity);
      (a.owner === b.owner ? scores.mated : scores.nonMated).push(log10LR);
    }
  }
  return scores;
}

/** Share of mated pairs that score below the given share of the best non-mated ones. */
function missed({ mated, nonMated }: { mated: number[]; nonMated: number[] }, falseMatchRate: number): number {
  const threshold = nonMated.toSorted((a, b) => b - a)[Math.floor(falseMatchRate * nonMated.length)];
  return mated.filter((score) => score <= threshold).length / mated.length;
}

test('impressions of one finger stand out from those of others', async () => {
  const scores = await scorePairs(fingerprint, (person) => {
    const finger = person.finger('RIGHT_INDEX');
    return occasions.map((occasion) => impression(finger, occasion));
  });
  expect(missed(scores, 0.05)).toBeLessThan(0.1);
});

test('portraits of one face stand out from those of others', async () => {
  const scores = await scorePairs(createFace(), (person) => {
    const face = person.face();
    return occasions.map((occasion) => portrait(face, occasion));
  });
  expect(missed(scores, 0.01)).toBeLessThan(0.02);
});
