import type { DnaRemains } from '@ipse/protocol';
import { DataTable, LRBars, formatLog10LR } from '@ipse/ui';

type Pair = DnaRemains['pairs'][number];

/** Each pair alone and given all, as a matrix; then the best assignments of all remains at once. */
export function RemainsResult({ result }: { result: DnaRemains }) {
  const { pairs, best, unidentified, frequencies, version, priorOdds, loci, mutation } = result;
  const members = [...new Set(pairs.map(({ member }) => member))];
  const find = (remains: string, member: string) =>
    pairs.find((pair) => pair.remains === remains && pair.member === member);
  return (
    <div className="dna-result">
      <section aria-labelledby="remains-pairs" className="dna-peaks">
        <h2 id="remains-pairs">Remains by missing persons</h2>
        <p className="small soft">Above the log10 LR of the pair alone, below its posterior given everything else.</p>
        <DataTable
          caption="Remains by missing persons"
          columns={[
            { title: 'Remains', cell: ({ remains }) => <span className="data">{remains}</span> },
            ...members.map((member) => ({
              title: member,
              cell: ({ remains }: { remains: string }) => <PairCell pair={find(remains, member)} />,
            })),
            { title: 'Of no family', cell: ({ posterior }) => posterior.toPrecision(3), isFigure: true },
          ]}
          rows={unidentified}
          rowKey={({ remains }) => remains}
        />
        <LRBars
          label="log10 LR by pair"
          loci={pairs.map(({ remains, member, log10LR }) => ({ marker: `${remains} = ${member}`, log10LR }))}
        />
      </section>
      <section aria-labelledby="remains-best" className="dna-peaks">
        <h2 id="remains-best">All at once</h2>
        <DataTable
          caption="Best assignments"
          columns={[
            { title: 'Assignment', cell: ({ words }) => words },
            { title: 'log10 LR', cell: ({ log10LR }) => formatLog10LR(log10LR), isFigure: true },
            { title: 'Posterior', cell: ({ posterior }) => posterior.toPrecision(3), isFigure: true },
          ]}
          rows={best.map((each) => ({ ...each, words: wordsOf(each.pairs) }))}
          rowKey={({ words }) => words}
        />
        <p className="small soft">
          Prior odds {priorOdds}; {frequencies.table} {frequencies.population}, SHA-256 {frequencies.hash.slice(0, 16)}
          …; mutation {Object.values(mutation).join(' ')}; {loci.length} loci; version {version}.
        </p>
      </section>
    </div>
  );
}

const wordsOf = (pairs: readonly Pick<Pair, 'remains' | 'member'>[]) =>
  pairs.map(({ remains, member }) => `${remains} = ${member}`).join(', ') || 'Nobody identified';

function PairCell({ pair }: { pair: Pair | undefined }) {
  if (pair === undefined) return <span className="soft">sexes differ</span>;
  return (
    <span className="genotypes">
      <span>{pair.log10LR === null ? 'excluded' : formatLog10LR(pair.log10LR)}</span>
      <span className="small soft">{pair.posterior.toPrecision(3)}</span>
    </span>
  );
}
