/** A search of one shard: shortlist by each probe, then all that the shortlisted persons have, as evidence on each. */
import type { Modality, Similarity } from '@ipse/core';
import { evidenceOf, product } from '../evidence.ts';
import type { ComparedPair, PersonEvidence } from '../evidence.ts';
import { fail } from '../errors.ts';
import type { ShardCandidate, ShardSearch, ShardSearchAnswer, ShardVerify, ShardVerifyAnswer } from '../messages.ts';
import { UNKNOWN_POSITION } from '../types.ts';
import type { Probe } from '../types.ts';
import type { Holding } from './holding-table.ts';
import { comparable } from './holdings.ts';
import type { Holdings } from './holdings.ts';
import { inGallery } from './register.ts';
import type { Held } from './register.ts';

/** A probe whose template is read. */
interface ReadProbe {
  readonly modality: Modality;
  readonly position: string;
  readonly template: unknown;
}

/** Persons that each probe brings in, at least; four for each candidate asked for when that is more. */
const SHORTLIST_MIN = 64;

export function searchShard(
  holdings: Holdings,
  modalities: ReadonlyMap<string, Modality>,
  request: ShardSearch,
): ShardSearchAnswer {
  const { register } = holdings;
  const probes = readProbes(request.probes, modalities);
  const eligible = register.within(request.gallery, request.encounters);
  const known = new Map<string, Similarity>();
  const shortlist = shortlistOf(holdings, probes, request, eligible, known);
  const candidates: ShardCandidate[] = [];
  for (const personKey of shortlist) {
    const references = heldBy(holdings, personKey, eligible);
    const evidence = comparePerson(holdings, probes, references, known);
    if (evidence === undefined) continue;
    candidates.push({ personKey, encounterKey: evidence.scores[0].encounterKey, ...evidence });
  }
  return {
    candidates: candidates.sort(byStrength).slice(0, request.maxCandidates),
    ...count(register, probes, request, eligible),
  };
}

export function verifyShard(
  holdings: Holdings,
  modalities: ReadonlyMap<string, Modality>,
  request: ShardVerify,
): ShardVerifyAnswer {
  const probes = readProbes(request.probes, modalities);
  const references = heldBy(holdings, request.personKey, holdings.register.within(request.gallery));
  return { evidence: comparePerson(holdings, probes, references, new Map()), chances: chancesOf(probes, references) };
}

function heldBy({ register }: Holdings, personKey: string, eligible: (reference: number) => boolean): Held[] {
  return register
    .ofPerson(personKey)
    .filter(eligible)
    .map((reference) => register.held(reference));
}

/** Strongest first; ties by id, so that an answer never depends on the order of enrolment. */
export function byStrength(a: ShardCandidate, b: ShardCandidate): number {
  return b.log10LR - a.log10LR || (a.personKey < b.personKey ? -1 : 1);
}

function readProbes(probes: readonly Probe[], modalities: ReadonlyMap<string, Modality>): ReadProbe[] {
  return probes.map(({ modality: id, position = UNKNOWN_POSITION, template }) => {
    const modality = modalities.get(id);
    if (modality === undefined) throw fail('ENGINE_MODALITY_UNKNOWN', id);
    return { modality, position, template: modality.decodeTemplate(template) };
  });
}

function shortlistOf(
  holdings: Holdings,
  probes: readonly ReadProbe[],
  request: ShardSearch,
  eligible: (reference: number) => boolean,
  known: Map<string, Similarity>,
): Set<string> {
  const limit = Math.max(SHORTLIST_MIN, 4 * request.maxCandidates);
  const persons = new Set<string>();
  const all = coversAll(holdings.register, request);
  const accept = (reference: number) => {
    if (Atomics.load(request.cancelled, 0) !== 0) throw fail('ENGINE_CANCELLED');
    return all || eligible(reference);
  };
  probes.forEach((probe, number) => {
    const indexes = holdings.indexesFor(probe.modality.id, probe.position).filter((index) => index.size > 0);
    const size = indexes.reduce((sum, index) => sum + index.size, 0);
    for (const index of indexes) {
      for (const { reference, similarity } of index.search(probe.template, limit, accept, index.size / size)) {
        persons.add(holdings.register.personKeyOf(reference));
        known.set(pairKey(number, reference), similarity);
      }
    }
  });
  return persons;
}

/** Does the search ask for everything there is? Then no reference need be looked at for that. */
function coversAll({ profiles }: Holdings['register'], { gallery, encounters }: ShardSearch): boolean {
  if (encounters !== undefined) return false;
  return [...profiles.values()].every(({ holdings }) => holdings.every((holding) => inGallery(holding, gallery)));
}

/** Every probe with every reference it can be compared with; undefined when there is none. */
function comparePerson(
  holdings: Holdings,
  probes: readonly ReadProbe[],
  references: readonly Held[],
  known: ReadonlyMap<string, Similarity>,
): PersonEvidence | undefined {
  const pairs: ComparedPair[] = [];
  probes.forEach((probe, number) => {
    for (const held of references) {
      if (!searchable(probe, held)) continue;
      const { modality, template } = probe;
      const similarity =
        known.get(pairKey(number, held.number)) ??
        modality.compare(template, holdings.templateOf(held.number)).similarity;
      const { id: referenceId, encounterKey, position } = held;
      pairs.push({
        probe: number,
        referenceId,
        encounterKey,
        modality: held.modality,
        position,
        ...modality.calibrate(similarity),
      });
    }
  });
  if (pairs.length === 0) return undefined;
  return evidenceOf(
    pairs,
    probes.map(({ position }) => position),
  );
}

/** What is covered: by the persons who hold the same, unless only some encounters are searched. */
function count(
  register: Holdings['register'],
  probes: readonly ReadProbe[],
  { gallery, encounters }: ShardSearch,
  eligible: (reference: number) => boolean,
) {
  const counts = { references: 0, searched: 0, persons: 0, chances: 0, elsewhere: 0 };
  const add = (held: readonly Holding[], persons: number) => {
    const references = held.filter((holding) => probes.some((probe) => concerns(probe, holding)));
    const searched = references.filter(({ readable }) => readable);
    counts.references += persons * references.length;
    counts.searched += persons * searched.length;
    counts.elsewhere +=
      persons * held.filter((holding) => probes.some((probe) => liesElsewhere(probe, holding))).length;
    if (searched.length === 0) return;
    counts.persons += persons;
    counts.chances += persons * chancesOf(probes, searched);
  };
  if (encounters === undefined) {
    for (const profile of register.profiles.values()) {
      const inside = profile.holdings.filter((holding) => inGallery(holding, gallery));
      add(inside, profile.persons);
    }
  } else {
    const holdingOf = (reference: number) => register.holdingOf(reference);
    for (const references of register.byPerson()) add(references.filter(eligible).map(holdingOf), 1);
  }
  return counts;
}

/** In how many ways the best pairs of a person can be chosen; 0 when nothing is comparable. */
function chancesOf(probes: readonly ReadProbe[], references: readonly Holding[]): number {
  const ways = new Map<string, number>();
  for (const probe of probes) {
    const source = `${probe.modality.id} ${probe.position}`;
    const n = references.filter((held) => searchable(probe, held)).length;
    if (n > 0) ways.set(source, (ways.get(source) ?? 0) + n);
  }
  return ways.size === 0 ? 0 : product(ways.values());
}

const concerns = (probe: ReadProbe, held: Holding) =>
  probe.modality.id === held.modality && comparable(probe.position, held.position);

const liesElsewhere = (probe: ReadProbe, held: Holding) =>
  probe.modality.id === held.modality && held.readable && !concerns(probe, held);

const searchable = (probe: ReadProbe, held: Holding) => held.readable && concerns(probe, held);

const pairKey = (probe: number, reference: number) => `${probe} ${reference}`;
