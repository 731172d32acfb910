import type { DnaFileProfiles } from '@ipse/protocol';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '../app/page.tsx';
import { StatementGate } from '../statement/statement-gate.tsx';
import { DnaIntake } from './dna-intake.tsx';
import { DnaJobState } from './dna-job-state.tsx';
import { draftOf, firstMixtureDraft } from './mixture-draft.ts';
import { MixtureForm } from './mixture-form.tsx';
import { DeconvolutionResult } from './deconvolution-result.tsx';
import { MixtureResult } from './mixture-result.tsx';
import { useDnaJob } from './use-dna-job.ts';
import '../search/search.css';
import '../search/result.css';
import './dna.css';

/** A mixture by its peak heights: who left it, at which weight, and whether the model describes the peaks. */
export function MixtureScreen() {
  return (
    <Page
      title="DNA mixture"
      lead="Weigh who left a mixture, by the heights of its peaks. Nothing of it is kept."
      actions={<Link to="/dna">All of DNA</Link>}
    >
      <StatementGate what="DNA mixtures">
        <Lane />
      </StatementGate>
    </Page>
  );
}

function Lane() {
  const [file, setFile] = useState<DnaFileProfiles | null>(null);
  const [draft, setDraft] = useState(firstMixtureDraft);
  const job = useDnaJob();
  const profiles = file?.profiles ?? [];
  const take = (taken: DnaFileProfiles) => {
    setFile(taken);
    setDraft(draftOf(taken));
  };
  return (
    <>
      <div className="search-form">
        <section aria-labelledby="mixture-what">
          <h2 id="mixture-what">Peaks and profiles</h2>
          <DnaIntake file={file} onFile={take} />
        </section>
        {file !== null && (
          <div className="search-side">
            <MixtureForm
              profiles={profiles}
              draft={draft}
              onDraft={setDraft}
              isPending={job.isPending}
              onAsk={job.begin}
            />
          </div>
        )}
      </div>
      <DnaJobState job={job}>
        {({ peaks, deconvolution }) => (
          <>
            {peaks && <MixtureResult result={peaks} />}
            {deconvolution && <DeconvolutionResult result={deconvolution} />}
          </>
        )}
      </DnaJobState>
    </>
  );
}
