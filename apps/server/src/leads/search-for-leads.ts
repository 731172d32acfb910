/** An enrolment, of a mark too, searches the unsolved marks, and by its DNA what is declared for that: it runs after the commit, and again when the server died meanwhile. */
import type { TemplateId } from '@ipse/core';
import type { Json, LeadProbe, LeadSearch, LeadSearchResult, NewLead, UnsolvedGallery } from '@ipse/store';
import { searchByDna } from '../dna/search-on-load.ts';
import { asCoded } from '../http/error-replies.ts';
import type { Services } from '../services.ts';
import type { LeadEvidence } from './evidence.ts';

/** What leaves marks at scenes. */
const modalities: readonly string[] = ['fingerprint'];
/** From here a mark is worth a person's look: the comparison is a hundred times more probable if of one finger. */
const log10LrMin = 2;
/** Persons to look at of each gallery: who has several marks of different fingers must not lose one by another. */
const personsMax = 64;
/** Below any evidence: candidates are chosen here, by single marks. */
const noThreshold = -1000;
/** Claims after which a search that cannot succeed is given up. */
const attemptsMax = 20;

/** Errors: none that ends the search; one that may pass (503) leaves it to be made again when its lease is over. */
export async function searchForLeads(services: Services, search: LeadSearch): Promise<void> {
  const { store, engine, log } = services;
  const probes = search.probes.filter(({ modality }) => modalities.includes(modality));
  try {
    const results: LeadSearchResult[] = [];
    if (probes.length > 0) {
      await engine.waitFor(search.cursor);
      for (const gallery of search.galleries) {
        results.push({ gallery, leads: await searchGallery(services, search, probes, gallery) });
      }
    }
    await store.leads.finish(search, results, await searchByDna(services, search));
  } catch (error) {
    if (asCoded(error).httpStatus === 503 || search.attempts < attemptsMax) throw error;
    log.error({ err: error, encounter: search.encounterId }, 'the search of unsolved marks was given up');
    await store.leads.finish(search, []);
  }
}

/** The best print, or mark, of the encounter for each mark of other persons. */
async function searchGallery(
  { engine }: Services,
  { personId }: LeadSearch,
  probes: readonly LeadProbe[],
  { id: gallery }: UnsolvedGallery,
): Promise<NewLead[]> {
  const found = await engine.search({
    gallery,
    probes: probes.map(({ modality, position, template }) => ({
      ...{ modality, template: template.bytes },
      ...(position === undefined ? {} : { position }),
    })),
    threshold: noThreshold,
    maxCandidates: personsMax,
  });
  const leads = new Map<string, NewLead>();
  // Strongest first: of one mark the first score is the best.
  for (const { personKey, scores } of found.candidates) {
    for (const { probe, referenceId, modality, log10LR, fmr, fmrLeast } of scores) {
      if (personKey === personId || log10LR < log10LrMin || leads.has(referenceId)) continue;
      const marksSearched = found.coverage.searched;
      const evidence: LeadEvidence = { modality, gallery, marksSearched, log10LR, fmr, fmrLeast };
      leads.set(referenceId, {
        markTemplateId: referenceId as TemplateId,
        printSampleId: probes[probe].sampleId,
        evidence: evidence as unknown as Json,
      });
    }
  }
  return [...leads.values()];
}
