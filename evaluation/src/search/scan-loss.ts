/** What the scan alone loses: mates whose rough score is below that of as many strangers as are compared. */
import { fingerprint } from '@ipse/fingerprint';
import { createArena, productLimits } from '@ipse/fingerprint/testing';
import type { SingleProbe } from './measure.ts';
import type { SearchedPerson } from './people.ts';

/** Strangers in the sample: enough to place the compared share. */
const sampleMax = 30_000;

/** Share of the probes whose mate a large gallery would not compare with. */
export function scanLoss(
  people: readonly SearchedPerson[],
  probes: readonly SingleProbe[],
  pool: readonly Uint8Array[],
): number {
  const arena = createArena();
  const sample = pool.slice(0, sampleMax);
  sample.forEach((bytes, i) => arena.add(`stranger ${i}`, fingerprint.decodeTemplate(bytes)));
  const slots = Uint32Array.from({ length: sample.length + 1 }, (_, i) => i);
  const passed = Math.ceil(productLimits.comparedShare * sample.length);
  const lost = probes.filter(({ personKey, finger, probe }) => {
    const mate = people.find((person) => person.personKey === personKey)?.fingers[finger][0] ?? probe.template;
    const id = `${personKey} ${finger}`;
    if (arena.slotOf(id) === undefined) arena.add(id, fingerprint.decodeTemplate(mate));
    slots[sample.length] = arena.slotOf(id) ?? 0;
    const scores = arena.scan(fingerprint.decodeTemplate(probe.template), slots, productLimits.scanMinutiae);
    const own = scores[sample.length];
    return scores.subarray(0, sample.length).filter((score) => score > own).length >= passed;
  });
  return Number((lost.length / probes.length).toFixed(4));
}
