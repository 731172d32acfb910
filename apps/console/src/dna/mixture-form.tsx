import type { DnaJobRequest } from '@ipse/protocol';
import { Banner, Button, Select, Switch, TextField } from '@ipse/ui';
import { frequencyOptions } from './dna-draft.ts';
import type { FileProfile } from './dna-draft.ts';
import { readFragmentLengths } from './fragment-lengths.ts';
import { samplesOf, toDeconvolutionRequest, toPeaksRequest } from './mixture-draft.ts';
import type { MixtureDraft } from './mixture-draft.ts';

interface MixtureFormProps {
  profiles: readonly FileProfile[];
  draft: MixtureDraft;
  onDraft: (draft: MixtureDraft) => void;
  isPending: boolean;
  onAsk: (request: DnaJobRequest) => void;
}

const nobody = { id: 'none', label: 'Nobody' };

/** Which sample, which two hypotheses, and what the laboratory knows of its peaks. */
export function MixtureForm({ profiles, draft, onDraft, isPending, onAsk }: MixtureFormProps) {
  const { stains, people } = samplesOf(profiles);
  const set = (change: Partial<MixtureDraft>) => onDraft({ ...draft, ...change });
  const others = people.filter((name) => name !== draft.stain).map((name) => ({ id: name, label: name }));
  const weigh = toPeaksRequest(draft, profiles);
  const takeApart = toDeconvolutionRequest(draft, profiles);
  if (stains.length === 0)
    return (
      <Banner tone="caution" title="No sample of the file has peak heights">
        <p>Export it with heights, as EuroForMix and GeneMapper do.</p>
      </Banner>
    );
  return (
    <section aria-labelledby="mixture-ask">
      <h2 id="mixture-ask">Hypotheses</h2>
      <Select
        label="Mixture"
        options={stains.map((name) => ({ id: name, label: name }))}
        value={draft.stain}
        onChange={(stain) => set({ stain })}
      />
      <Select
        label="Person of interest"
        placeholder="Choose"
        description="Contributed under the first hypothesis; somebody unknown in their place under the second."
        options={others}
        value={draft.person}
        onChange={(person) => set({ person })}
      />
      <Select
        label="Known to have contributed"
        options={[nobody, ...others]}
        value={draft.known || nobody.id}
        onChange={(id) => set({ known: id === nobody.id ? '' : id })}
      />
      <Select
        label="Others, of whom nothing is known"
        options={['0', '1', '2', '3'].map((id) => ({ id, label: id }))}
        value={draft.unknowns}
        onChange={(unknowns) => set({ unknowns })}
      />
      <h3>Laboratory</h3>
      <Figure label="Threshold (RFU)" value={draft.thresholdRfu} onChange={(thresholdRfu) => set({ thresholdRfu })} />
      <Figure label="Probability of drop-in" value={draft.dropIn} onChange={(dropIn) => set({ dropIn })} />
      <Figure
        label="Mean height of drop-in above the threshold (RFU)"
        value={draft.dropInMeanRfu}
        onChange={(dropInMeanRfu) => set({ dropInMeanRfu })}
      />
      <Switch isSelected={draft.backwardStutter} onChange={(backwardStutter) => set({ backwardStutter })}>
        Stutter one repeat shorter
      </Switch>
      <Switch isSelected={draft.forwardStutter} onChange={(forwardStutter) => set({ forwardStutter })}>
        Stutter one repeat longer
      </Switch>
      <TextField
        multiline
        label="Fragment lengths of the kit"
        description="A line a marker: marker,offset,repeat, in base pairs. An allele of n repeats is offset + n times repeat long. A file with sizes fills them in. With them degradation is modelled; empty, it is not."
        placeholder="TH01,145,4"
        value={draft.fragments}
        onChange={(fragments) => set({ fragments })}
        isInvalid={readFragmentLengths(draft.fragments) === undefined}
        errorMessage="Each line is a marker, a length and a repeat of at most 20 base pairs; a marker stands once."
      />
      <Select
        label="Allele frequencies"
        options={frequencyOptions}
        value={draft.frequencies}
        onChange={(frequencies) => set({ frequencies })}
      />
      <Figure label="Theta (F_ST)" value={draft.theta} onChange={(theta) => set({ theta })} />
      <div className="search-go">
        <Button
          kind="primary"
          isDisabled={weigh === undefined || isPending}
          onPress={() => weigh && onAsk({ kind: 'peaks', request: weigh })}
        >
          Weigh
        </Button>
        <Button
          isDisabled={takeApart === undefined || isPending}
          onPress={() => takeApart && onAsk({ kind: 'deconvolution', request: takeApart })}
        >
          Take apart
        </Button>
      </div>
      {weigh === undefined && <p className="small soft">Weighing needs a person and at most four contributors.</p>}
    </section>
  );
}

function Figure(props: { label: string; value: string; onChange: (text: string) => void }) {
  return <TextField {...props} inputMode="decimal" />;
}
