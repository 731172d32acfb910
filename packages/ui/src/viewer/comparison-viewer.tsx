import { useMemo, useReducer, useState } from 'react';
import { agreement, alignmentOf, pairsOf } from './comparison.ts';
import type { ComparisonData } from './comparison.ts';
import { defaultLook } from './look.ts';
import { PairList } from './pair-list.tsx';
import { Pane } from './pane.tsx';
import { LookTools, ViewerTools } from './viewer-tools.tsx';
import { openViewer, viewerReducer } from './view.ts';
import './viewer.css';

export interface ComparisonViewerProps {
  data: ComparisonData;
  /** `Probe, right index`. */
  probeLabel: string;
  /** `Candidate A`; never a name. */
  referenceLabel: string;
}

/**
 * Probe and candidate side by side. The pairs are drawn on both; choosing one, in a picture or in the list, shows it on
 * both. Views move together unless unlinked. Everything that a drag does, a key and a click do too. Give it a new `key`
 * for a new comparison.
 */
export function ComparisonViewer({ data, probeLabel, referenceLabel }: ComparisonViewerProps) {
  const pairs = useMemo(() => pairsOf(data), [data]);
  const alignment = useMemo(() => alignmentOf(data, pairs), [data, pairs]);
  const [state, dispatch] = useReducer(viewerReducer, undefined, () =>
    openViewer({ probe: data.probe, reference: data.reference }, alignment),
  );
  const [chosen, setChosen] = useState<number | null>(null);
  const [look, setLook] = useState(defaultLook);

  function choose(number: number | null) {
    setChosen(number);
    const pair = pairs.find((candidate) => candidate.number === number);
    if (pair !== undefined) dispatch({ type: 'show-pair', probe: pair.probe, reference: pair.reference });
  }

  const shared = { data, pairs, state, dispatch, look, chosen, onChoose: choose };
  const chosenPair = pairs.find((pair) => pair.number === chosen);
  return (
    <div className="viewer">
      <ViewerTools state={state} dispatch={dispatch} look={look} onLook={setLook} />
      <div className="viewer-panes">
        <Pane {...shared} side="probe" label={probeLabel} />
        <Pane {...shared} side="reference" label={referenceLabel} />
      </div>
      <LookTools look={look} onLook={setLook} />
      <PairList
        pairs={pairs}
        chosen={chosen}
        onChoose={choose}
        agreement={chosenPair && agreement(chosenPair, alignment)}
      />
    </div>
  );
}
