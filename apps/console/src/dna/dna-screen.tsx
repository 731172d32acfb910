import type { DnaFileProfiles } from '@ipse/protocol';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '../app/page.tsx';
import { StatementGate } from '../statement/statement-gate.tsx';
import { DnaHits } from './dna-hits.tsx';
import { DnaIntake } from './dna-intake.tsx';
import { DnaKinshipPanel } from './dna-kinship-panel.tsx';
import { DnaSearchPanel } from './dna-search-panel.tsx';
import '../search/search.css';
import '../search/result.css';

/** DNA: a file of profiles dropped, searched with, compared as relatives, and the hits that wait for a decision. */
export function DnaScreen() {
  return (
    <Page
      title="DNA"
      lead="Search with a profile, and examine what agrees. A hit stays pending until a person decides."
      actions={
        <>
          <Link to="/dna/mixture">Mixtures</Link>
          <Link to="/dna/remains">Remains</Link>
        </>
      }
    >
      <StatementGate what="DNA profiles">
        <Lane />
      </StatementGate>
    </Page>
  );
}

function Lane() {
  const [file, setFile] = useState<DnaFileProfiles | null>(null);
  const profiles = file?.profiles ?? [];
  return (
    <>
      <div className="search-form">
        <section aria-labelledby="dna-what">
          <h2 id="dna-what">Profiles</h2>
          <DnaIntake file={file} onFile={setFile} />
        </section>
        <div className="search-side">
          {profiles.length > 0 && <DnaSearchPanel profiles={profiles} />}
          {profiles.length > 1 && <DnaKinshipPanel profiles={profiles} />}
        </div>
      </div>
      <DnaHits />
    </>
  );
}
