import { dnaRelationships } from '@ipse/protocol';
import type { DnaKinship, DnaKinshipRequest } from '@ipse/protocol';
import { Button, ErrorNote, LRBars, PedigreeDrawing, Progress, Select, formatLog10LR } from '@ipse/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { failureOf } from '../api/failure.ts';
import { calculateKinship } from '../api/ipse.ts';
import { useWork } from '../app/work.tsx';
import { frequenciesOf, frequencyOptions, labelOf, weighable } from './dna-draft.ts';
import type { FileProfile } from './dna-draft.ts';
import { relationshipPedigrees } from './relationship-pedigrees.data.ts';

type Relationship = DnaKinshipRequest['relationship'];

/** Two profiles of the file, a claim about them, its pedigree, and what the profiles say to it. */
export function DnaKinshipPanel({ profiles }: { profiles: readonly FileProfile[] }) {
  const { statement } = useWork();
  const [names, setNames] = useState([labelOf(profiles[0]), labelOf(profiles[1])]);
  const [relationship, setRelationship] = useState<Relationship>('parent-child');
  const [frequencies, setFrequencies] = useState('nist1036/All');
  const [a, b] = names.map((name, i) => profiles.find((each) => labelOf(each) === name) ?? profiles[i]);
  const ask = useMutation({
    mutationFn: () =>
      calculateKinship(
        { a: weighable(a), b: weighable(b), relationship, ...frequenciesOf(frequencies), theta: 0.01 },
        statement,
      ),
  });
  const options = profiles.map((each) => ({ id: labelOf(each), label: labelOf(each) }));
  return (
    <section aria-labelledby="dna-kinship">
      <h2 id="dna-kinship">Are two of them related?</h2>
      <Select label="A" options={options} value={labelOf(a)} onChange={(id) => setNames([id, labelOf(b)])} />
      <Select label="B" options={options} value={labelOf(b)} onChange={(id) => setNames([labelOf(a), id])} />
      <Select
        label="Claimed"
        options={dnaRelationships.map((id) => ({ id, label: id }))}
        value={relationship}
        onChange={(id) => setRelationship(id as Relationship)}
      />
      <Select label="Frequencies" options={frequencyOptions} value={frequencies} onChange={setFrequencies} />
      <PedigreeDrawing members={relationshipPedigrees[relationship]} label={`Pedigree: A and B are ${relationship}`} />
      {ask.error !== null && <ErrorNote error={failureOf(ask.error)} />}
      {ask.isPending ? (
        <Progress label="Calculating" />
      ) : (
        <div className="search-go">
          <Button isDisabled={a === b} onPress={() => ask.mutate()}>
            Calculate
          </Button>
        </div>
      )}
      {ask.data !== undefined && <Answer kinship={ask.data} />}
    </section>
  );
}

function Answer({ kinship }: { kinship: DnaKinship }) {
  const { log10LR, loci, frequencies, theta, relationship } = kinship;
  return (
    <>
      <p className="expectation" role="status">
        <strong>{log10LR === null ? 'Excluded' : `log10 LR ${formatLog10LR(log10LR)}`}</strong> for {relationship}{' '}
        against unrelated; {frequencies.table} {frequencies.population}, theta {theta}, no mutation; {loci.length} loci
        of exact alleles
      </p>
      <LRBars
        label="log10 LR by locus"
        loci={loci.map(({ marker, lr }) => ({ marker, log10LR: lr === 0 ? null : Math.log10(lr) }))}
      />
    </>
  );
}
