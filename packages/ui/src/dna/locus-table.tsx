import { DataTable } from '../layout/data-table.tsx';
import type { Column } from '../layout/data-table.tsx';
import { formatLog10LR } from '../evidence/words.ts';
import { alone, locusSigns, locusWords } from './locus-state.ts';
import type { ComparedLocus } from './locus-state.ts';
import './dna.css';

interface LocusTableProps {
  loci: readonly ComparedLocus[];
  probeLabel: string;
  referenceLabel: string;
}

/** Two profiles beside each other, locus by locus. */
export function LocusTable({ loci, probeLabel, referenceLabel }: LocusTableProps) {
  const columns: readonly Column<ComparedLocus>[] = [
    { title: 'Locus', cell: ({ marker }) => <span className="locus-name">{marker}</span> },
    { title: probeLabel, cell: ({ probe, reference }) => <Alleles own={probe} other={reference} /> },
    { title: referenceLabel, cell: ({ probe, reference }) => <Alleles own={reference} other={probe} /> },
    {
      title: 'Stands',
      cell: ({ state }) => (
        <span className="locus-state" data-state={state}>
          <span aria-hidden="true" className="locus-sign">
            {locusSigns[state]}
          </span>
          {locusWords[state]}
        </span>
      ),
    },
    {
      title: 'log10 LR',
      cell: ({ log10LR }) => (log10LR === undefined ? <span className="soft">none</span> : formatLog10LR(log10LR)),
      isFigure: true,
    },
  ];
  return <DataTable caption="Loci side by side" columns={columns} rows={loci} rowKey={({ marker }) => marker} />;
}

function Alleles({ own, other }: { own: readonly string[]; other: readonly string[] }) {
  if (own.length === 0) return <span className="soft">not typed</span>;
  const isAlone = alone(own, other);
  return (
    <span className="alleles data">
      {own.map((allele, i) => (
        // Two equal alleles stand twice, so the place is part of the key.
        <span key={`${i} ${allele}`} className="allele" data-alone={isAlone[i] || undefined}>
          {allele}
        </span>
      ))}
    </span>
  );
}
