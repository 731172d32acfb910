import type { DnaHitDetails, DnaStoredProfile } from '@ipse/protocol';
import {
  Banner,
  Electropherogram,
  ErrorNote,
  LRBars,
  LocusTable,
  Progress,
  comparedLoci,
  evidenceSentence,
  formatLog10LR,
} from '@ipse/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { failureOf } from '../api/failure.ts';
import { readDnaHit } from '../api/ipse.ts';
import { formatMoment } from '../app/dates.ts';
import { Facts } from '../app/facts.tsx';
import { Page } from '../app/page.tsx';
import { PersonLink } from '../app/person-link.tsx';
import { useWork } from '../app/work.tsx';
import { statusWords } from '../leads/status-words.ts';
import { StatementGate } from '../statement/statement-gate.tsx';
import { categoryWords, presetWords } from './dna-draft.ts';
import { DnaDecisionPanel } from './dna-decision-panel.tsx';
import { formatExpected } from './dna-hits.tsx';
import { DnaReportButton } from './dna-report-button.tsx';
import '../search/result.css';
import './dna.css';

const route = getRouteApi('/signed-in/dna/hits/$hitId');

/** One hit: both profiles locus by locus, what the agreement is worth, and what a person decides. Prints as a report. */
export function DnaHitScreen() {
  return (
    <Page title="DNA hit" actions={<Link to="/dna">All hits</Link>}>
      <StatementGate what="a DNA hit">
        <OpenHit />
      </StatementGate>
    </Page>
  );
}

function OpenHit() {
  const { hitId } = route.useParams();
  const { statement } = useWork();
  const hit = useQuery({
    queryKey: ['dna-hit', hitId],
    queryFn: ({ signal }) => readDnaHit(hitId, statement, signal),
    // A look is a use: it is not repeated unasked, and not kept after the screen is left.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  if (hit.isPending) return <Progress label="Opening the hit" />;
  if (hit.error !== null) return <ErrorNote error={failureOf(hit.error)} />;
  const { data } = hit;
  return (
    <>
      {data.isElimination ? (
        <Banner tone="danger" title="Elimination: somebody who handles samples">
          <p>The stain may be contaminated. This is no lead to a person.</p>
        </Banner>
      ) : (
        <Banner tone="caution" title="Pending until a person decides">
          {data.rule.method === 'kinship' ? (
            <p>The two are weighed as relatives. Other relationships may explain what they share as well.</p>
          ) : (
            <p>Relatives and identical twins agree too. The numbers below are against somebody unrelated.</p>
          )}
        </Banner>
      )}
      <HitFacts hit={data} />
      <section aria-labelledby="loci-title">
        <h2 id="loci-title">Locus by locus</h2>
        <LocusTable
          loci={comparedLoci(data)}
          probeLabel={categoryWords[data.probe.category]}
          referenceLabel={`${categoryWords[data.reference.category]} in the record`}
        />
      </section>
      <section aria-labelledby="bars-title">
        <h2 id="bars-title">Evidence by locus</h2>
        <LRBars
          label="log10 LR by locus"
          loci={data.loci.flatMap(({ marker, log10LR }) => (log10LR === undefined ? [] : [{ marker, log10LR }]))}
        />
      </section>
      <Peaks title="Peaks of the probe" profile={data.probeProfile} />
      <Peaks title="Peaks of the reference" profile={data.referenceProfile} />
      <DnaReportButton hitId={data.hitId} />
      <DnaDecisionPanel hit={data} />
    </>
  );
}

function Peaks({ title, profile }: { title: string; profile: DnaStoredProfile }) {
  if (profile.peaks === undefined || Object.keys(profile.peaks).length === 0) return null;
  return (
    <section className="dna-peaks">
      <h2>{title}</h2>
      <p className="small soft">Heights in relative fluorescence units, all markers on one scale.</p>
      <Electropherogram peaks={profile.peaks} label={title} />
    </section>
  );
}

function ruleWords({ rule }: DnaHitDetails): string {
  if (rule.relationship !== undefined)
    return `${rule.relationship}, log10 LR at least ${rule.log10LRMin ?? 0}, at least ${rule.lociMin} loci`;
  return `${rule.method}, at least ${rule.lociMin} loci, at most ${rule.mismatchesMax ?? 0} off`;
}

function HitFacts({ hit }: { hit: DnaHitDetails }) {
  const { log10LR, statistics, preset } = hit;
  const facts = [
    ['Stands', statusWords[hit.status]],
    ['Found', formatMoment(hit.createdAt)],
    ['Loci', `${hit.agreeing} agree, ${hit.off} off`],
    ['Level', hit.level],
    [
      'Expected by chance',
      `${formatExpected(hit.expectedChanceHits)} of ${hit.searched.toLocaleString('en-GB')} searched`,
    ],
    ['Random match probability', hit.randomMatchProbability.toExponential(2)],
    ['Rules', `${presetWords[preset]}: ${ruleWords(hit)}`],
    ['Frequencies', `${statistics.table} ${statistics.population}, SHA-256 ${statistics.hash.slice(0, 16)}…`],
    ['Theta', `${statistics.theta}; least frequency five of those counted; version ${statistics.version}`],
    ...(hit.quality === undefined ? [] : [['Prüm quality', String(hit.quality)] as const]),
    ['Probe', <HitSide side={hit.probe} />],
    ['Reference', <HitSide side={hit.reference} />],
  ] as const;
  return (
    <Facts facts={facts}>
      <div className="facts-wide">
        <dt>Evidence</dt>
        <dd>
          log10 LR {formatLog10LR(log10LR)}{' '}
          <span className="soft">
            {hit.rule.relationship === undefined
              ? evidenceSentence(log10LR)
              : `Of ${hit.rule.relationship} against unrelated.`}
          </span>
        </dd>
      </div>
    </Facts>
  );
}

function HitSide({ side }: { side: DnaHitDetails['probe'] }) {
  if (side.personId === undefined) return <span className="data">{side.name ?? 'handed in'}</span>;
  return <PersonLink personId={side.personId} />;
}
