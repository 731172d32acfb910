import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { Button } from '@ipse/ui';
import { deleteSession } from '../api/ipse.ts';
import { sessionQuery } from './session.ts';
import { ThemeChoice } from './theme-choice.tsx';
import { useWork } from './work.tsx';
import { Wordmark } from './wordmark.tsx';
import './shell.css';

const places = [
  { to: '/search', label: 'Search' },
  { to: '/enrol', label: 'Enrol' },
  { to: '/people', label: 'People' },
  { to: '/leads', label: 'Leads' },
  { to: '/faces', label: 'Faces' },
  { to: '/dna', label: 'DNA' },
  { to: '/events', label: 'Events' },
] as const;

/** What surrounds every screen of a signed-in officer. */
export function Shell() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <header className="shell-head">
        <Link to="/search" className="shell-mark" aria-label="Ipse, to the search">
          <Wordmark />
        </Link>
        <nav aria-label="Main" className="shell-nav">
          {places.map(({ to, label }) => (
            <Link key={to} to={to} className="shell-place">
              {label}
            </Link>
          ))}
        </nav>
        {session !== null && <Account displayName={session.user.displayName} />}
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="shell-foot small soft">
        {session !== null && (
          <span>
            Realm {session.realm.name}, region {session.realm.region}
          </span>
        )}
        <ThemeChoice />
      </footer>
    </div>
  );
}

function Account({ displayName }: { displayName: string }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { clear } = useWork();
  const signOut = useMutation({
    mutationFn: deleteSession,
    onSuccess: async () => {
      clear();
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, null);
      await navigate({ to: '/sign-in' });
    },
  });
  return (
    <div className="shell-account">
      <span className="small soft shell-name">{displayName}</span>
      <Button kind="plain" isPending={signOut.isPending} onPress={() => signOut.mutate()}>
        Sign out
      </Button>
    </div>
  );
}
