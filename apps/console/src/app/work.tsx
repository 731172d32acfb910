/** What the officer is in the middle of. It lives above the screens, so that looking something up loses nothing. */
import { createContext, use, useMemo, useState } from 'react';
import type { Dispatch, ReactNode, SetStateAction } from 'react';
import { emptyEnrolDraft } from '../enrol/enrol-draft.ts';
import type { EnrolDraft } from '../enrol/enrol-draft.ts';
import { emptySearchDraft } from '../search/search-draft.ts';
import type { SearchDraft } from '../search/search-draft.ts';
import type { OpenSearch } from '../search/open-search.ts';
import { emptyStatement } from '../statement/statement.ts';
import type { FullStatement } from '../statement/statement.ts';

interface Work {
  statement: FullStatement;
  setStatement: Dispatch<SetStateAction<FullStatement>>;
  searchDraft: SearchDraft;
  setSearchDraft: Dispatch<SetStateAction<SearchDraft>>;
  /** The search whose candidates are being examined. */
  openSearch: OpenSearch | null;
  setOpenSearch: Dispatch<SetStateAction<OpenSearch | null>>;
  enrolDraft: EnrolDraft;
  setEnrolDraft: Dispatch<SetStateAction<EnrolDraft>>;
  /** Forgets all of it, when somebody signs out. */
  clear: () => void;
}

const WorkContext = createContext<Work | null>(null);

/** Keeps the work in memory only: it is gone when the page is closed, and never written to this device. */
export function WorkProvider({ children }: { children: ReactNode }) {
  const [statement, setStatement] = useState(emptyStatement);
  const [searchDraft, setSearchDraft] = useState(emptySearchDraft);
  const [openSearch, setOpenSearch] = useState<OpenSearch | null>(null);
  const [enrolDraft, setEnrolDraft] = useState(emptyEnrolDraft);
  const work = useMemo(
    () => ({
      statement,
      setStatement,
      searchDraft,
      setSearchDraft,
      openSearch,
      setOpenSearch,
      enrolDraft,
      setEnrolDraft,
      clear: () => {
        setStatement(emptyStatement);
        setSearchDraft(emptySearchDraft);
        setOpenSearch(null);
        setEnrolDraft(emptyEnrolDraft);
      },
    }),
    [statement, searchDraft, openSearch, enrolDraft],
  );
  return <WorkContext value={work}>{children}</WorkContext>;
}

/** The work in hand. */
export function useWork(): Work {
  const work = use(WorkContext);
  if (work === null) throw new Error('useWork needs a WorkProvider above it');
  return work;
}
