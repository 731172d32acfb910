/** Where the scans alone put the mates: what each stage of a search among very many loses, and what it costs. */
import { fingerprint } from '@ipse/fingerprint';
import type { FingerprintTemplate } from '@ipse/fingerprint';
import { createArena, productLimits } from '@ipse/fingerprint/testing';
import type { SingleProbe } from './measure.ts';
import type { SearchedPerson } from './people.ts';

/** Strangers in the sample: enough to place the compared share. */
export const scanSampleMax = 30_000;
/** For each probe the share of the strangers that a stage scores above the mate, or as high. */
export interface ScanRanks {
  readonly strangers: number;
  readonly ranks: readonly { readonly personKey: string; readonly finger: number; glance: number; look: number }[];
  /** Memory of a reference, without its number. */
  readonly bytesEach: number;
  /** Microseconds of processor time a reference. */
  readonly usEach: { readonly glance: number; readonly look: number };
}

/** Shares of the probes: whose mate a large gallery would not look at closely, and of the others, would not compare with. */
export interface ScanLoss {
  readonly glance: number;
  readonly look: number;
}

export function scanRanks(
  people: readonly SearchedPerson[],
  probes: readonly SingleProbe[],
  pool: readonly Uint8Array[],
): ScanRanks {
  const arena = createArena();
  const strangers = Math.min(scanSampleMax, pool.length);
  for (let i = 0; i < strangers; i++) arena.add(i, fingerprint.decodeTemplate(pool[i]));
  const slots = Uint32Array.from({ length: strangers + 1 }, (_, i) => i);
  const slotOfMate = new Map<string, number>();
  const cpuUs: Record<Stage, number> = { glance: 0, look: 0 };
  const above = (template: FingerprintTemplate, stage: Stage): number => {
    const before = process.threadCpuUsage();
    const scores = arena.scan(template, slots, productLimits[stage]);
    const { user, system } = process.threadCpuUsage(before);
    cpuUs[stage] += user + system;
    const own = scores[strangers];
    return (scores.filter((score) => score >= own).length - 1) / strangers;
  };
  const ranks = probes.map(({ personKey, finger, probe }) => {
    const mate = people.find((person) => person.personKey === personKey)?.fingers[finger][0] ?? probe.template;
    const key = `${personKey} ${finger}`;
    const slot = slotOfMate.get(key) ?? arena.slots;
    if (slot === arena.slots) arena.add(slot, fingerprint.decodeTemplate(mate));
    slotOfMate.set(key, slot);
    slots[strangers] = slot;
    const template = fingerprint.decodeTemplate(probe.template);
    return { personKey, finger, glance: above(template, 'glance'), look: above(template, 'look') };
  });
  const usEach = (stage: Stage) => Number((cpuUs[stage] / probes.length / slots.length).toFixed(2));
  const bytesEach = Math.round(arena.bytes / arena.slots);
  return { strangers, ranks, bytesEach, usEach: { glance: usEach('glance'), look: usEach('look') } };
}

type Stage = keyof ScanLoss;

export function scanLoss({ ranks }: ScanRanks): ScanLoss {
  const { glancedShare, comparedShare } = productLimits;
  const glanced = ranks.filter(({ glance }) => glance < glancedShare);
  const compared = glanced.filter(({ look }) => look < comparedShare);
  const share = (count: number) => Number((count / ranks.length).toFixed(4));
  return { glance: share(ranks.length - glanced.length), look: share(glanced.length - compared.length) };
}
