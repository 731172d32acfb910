/** The laboratory report of a hit: both profiles locus by locus, what the agreement is worth, and all that it rests on. */
import { likelihoodRatioNote } from '@ipse/formats/report';
import type { ReportDocument, ReportSection } from '@ipse/formats/report';
import type { DnaHit, DnaHitDetails } from '@ipse/protocol';

/** On whose demand, and why, it is made. */
export interface ReportOccasion {
  readonly by: string;
  readonly at: Date;
  readonly purpose: string;
  readonly authority: string;
  readonly case?: string;
}

export function hitReport(hit: DnaHitDetails, occasion: ReportOccasion): ReportDocument {
  return {
    title: `DNA hit ${hit.hitId}`,
    results: resultsOf(hit),
    sections: [
      { title: 'Made', lines: madeOf(occasion) },
      { title: 'Compared', lines: [sideOf('Probe', hit.probe), sideOf('Reference', hit.reference)] },
      evidenceOf(hit),
      lociOf(hit),
      { title: 'Decisions', lines: decisionsOf(hit) },
      { title: 'Parameters', lines: parametersOf(hit) },
    ],
    note: `${likelihoodRatioNote} A hit is a lead until a person confirms it.`,
    madeAt: occasion.at,
  };
}

function resultsOf(hit: DnaHitDetails): string[] {
  const { rule, log10LR, randomMatchProbability, expectedChanceHits, searched } = hit;
  const [claim, bound] =
    rule.relationship === undefined
      ? ['both are of one person; against: of unrelated people', '']
      : [`the two are ${rule.relationship}; against: unrelated`, 'at most '];
  return [
    `Stands: ${hit.status.toLowerCase()}${hit.isElimination ? ', an elimination: somebody who handles samples' : ''}`,
    `First hypothesis: ${claim}`,
    `log10 LR ${log10LR.toFixed(4)}`,
    `Random match probability ${randomMatchProbability.toExponential(3)}`,
    `Expected by chance ${bound}${expectedChanceHits.toExponential(3)} of ${searched} profiles searched in ${hit.gallery}`,
    `${hit.agreeing} loci agree, ${hit.off} off (${hit.nearMiss}); level ${hit.level}${hit.quality === undefined ? '' : `; Pruem quality ${hit.quality}`}`,
  ];
}

const madeOf = ({ by, at, purpose, authority, case: ofCase }: ReportOccasion) => [
  `By ${by}, ${at.toISOString()}`,
  `Purpose: ${purpose}; authority: ${authority}${ofCase === undefined ? '' : `; case: ${ofCase}`}`,
];

function sideOf(name: string, { category, name: label, personId, encounterId, sampleId }: DnaHit['probe']): string {
  const ids = personId === undefined ? 'handed in' : `person ${personId}, encounter ${encounterId}, sample ${sampleId}`;
  return `${name}: ${category}${label === undefined ? '' : `, ${label}`}; ${ids}`;
}

function evidenceOf({ loci, log10LROfY, log10LROfMt }: DnaHitDetails): ReportSection {
  const weighed = loci.flatMap(({ marker, log10LR }) =>
    log10LR === undefined ? [] : [{ name: marker, value: log10LR }],
  );
  const lines = [
    ...(log10LROfY === undefined ? [] : [{ name: 'Y-STR', value: log10LROfY }]),
    ...(log10LROfMt === undefined ? [] : [{ name: 'mtDNA', value: log10LROfMt }]),
  ];
  return { title: 'Evidence by locus', bars: { label: 'log10 LR by locus', of: [...weighed, ...lines] } };
}

function lociOf({ loci, probeProfile, referenceProfile }: DnaHitDetails): ReportSection {
  const shown = (markers: DnaHitDetails['probeProfile']['markers'], marker: string) =>
    markers[marker]?.join(', ') ?? '';
  const judged = loci.map(({ marker, level, off, relation, log10LR }) => [
    marker,
    shown(probeProfile.markers, marker),
    shown(referenceProfile.markers, marker),
    `${level}, ${relation}${off === 0 ? '' : `, ${off} off`}`,
    log10LR === undefined ? '' : log10LR.toFixed(4),
  ]);
  const known = new Set(loci.map(({ marker }) => marker));
  const others = [...new Set([probeProfile, referenceProfile].flatMap(({ markers }) => Object.keys(markers)))]
    .filter((marker) => !known.has(marker))
    .map((marker) => [
      ...[marker, shown(probeProfile.markers, marker), shown(referenceProfile.markers, marker), 'not compared', ''],
    ]);
  return {
    title: 'Loci',
    table: {
      caption: 'Both profiles, locus by locus',
      header: ['marker', 'probe', 'reference', 'level, relation', 'log10 LR'],
      rows: [...judged, ...others],
    },
  };
}

const decisionsOf = ({ decisions }: DnaHitDetails) =>
  decisions.length === 0
    ? ['None: the hit is pending.']
    : decisions.map(
        ({ status, decidedAt, decidedBy, note }) =>
          `${status.toLowerCase()} by ${decidedBy}, ${decidedAt}${note === undefined ? '' : `: ${note}`}`,
      );

function parametersOf({ rule, preset, statistics, createdAt }: DnaHitDetails): string[] {
  const { method, least, lociMin, mismatchesMax, relationship, log10LRMin, mutation } = rule;
  const terms = [
    ...[method, least && `level ${least}`, `at least ${lociMin} loci`],
    ...[mismatchesMax === undefined ? undefined : `at most ${mismatchesMax} off`],
    ...[relationship, log10LRMin === undefined ? undefined : `log10 LR at least ${log10LRMin}`],
  ];
  return [
    `rules ${preset}: ${terms.filter((term) => term !== undefined).join(', ')}; found ${createdAt}`,
    `frequencies ${statistics.table} ${statistics.population}, SHA-256 ${statistics.hash}`,
    `theta ${statistics.theta}, least frequency ${statistics.minimumFrequency}`,
    `mutation ${mutation ? Object.values(mutation).join(' ') : 'none'}`,
    `version ${statistics.version}`,
  ];
}
