import { useWork } from '../app/work.tsx';
import { ResultScreen } from './result-screen.tsx';
import { SearchForm } from './search-form.tsx';

/** Who is this? First the question, then its candidates. */
export function SearchScreen() {
  const { openSearch } = useWork();
  return openSearch === null ? <SearchForm /> : <ResultScreen search={openSearch} />;
}
