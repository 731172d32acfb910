import { createRootRouteWithContext, createRoute, createRouter, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { CaseScreen } from '../case/case-screen.tsx';
import { DnaHitScreen } from '../dna/dna-hit-screen.tsx';
import { DnaScreen } from '../dna/dna-screen.tsx';
import { MixtureScreen } from '../dna/mixture-screen.tsx';
import { RemainsScreen } from '../dna/remains-screen.tsx';
import { EnrolScreen } from '../enrol/enrol-screen.tsx';
import { EventsScreen } from '../events/events-screen.tsx';
import { LeadScreen } from '../leads/lead-screen.tsx';
import { LeadsScreen } from '../leads/leads-screen.tsx';
import { PeopleScreen } from '../people/people-screen.tsx';
import { PersonScreen } from '../people/person-screen.tsx';
import { SearchScreen } from '../search/search-screen.tsx';
import { FirstRunScreen } from '../sign-in/first-run-screen.tsx';
import { SignInScreen } from '../sign-in/sign-in-screen.tsx';
import { Broken, BrokenOutside, NotFound } from './broken.tsx';
import { sessionQuery } from './session.ts';
import { Shell } from './shell.tsx';

const root = createRootRouteWithContext<{ queries: QueryClient }>()();

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignInScreen,
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search.next === 'string' && /^\/[a-z]/.test(search.next) ? { next: search.next } : {},
});
const firstRun = createRoute({ getParentRoute: () => root, path: '/first-run', component: FirstRunScreen });

/** Everything below needs somebody signed in. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  errorComponent: BrokenOutside,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery);
    if (session === null) throw redirect({ to: '/sign-in', search: { next: location.pathname } });
  },
});
const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/search' });
  },
});
const search = createRoute({ getParentRoute: () => signedIn, path: '/search', component: SearchScreen });
const enrol = createRoute({ getParentRoute: () => signedIn, path: '/enrol', component: EnrolScreen });
const people = createRoute({
  getParentRoute: () => signedIn,
  path: '/people',
  component: PeopleScreen,
  validateSearch: ({ page }: Record<string, unknown>): { page?: number } =>
    Number.isInteger(page) && Number(page) > 1 ? { page: Number(page) } : {},
});
const person = createRoute({ getParentRoute: () => signedIn, path: '/people/$personId', component: PersonScreen });
const leads = createRoute({ getParentRoute: () => signedIn, path: '/leads', component: LeadsScreen });
const lead = createRoute({ getParentRoute: () => signedIn, path: '/leads/$leadId', component: LeadScreen });
const faces = createRoute({ getParentRoute: () => signedIn, path: '/faces', component: CaseScreen });
const dna = createRoute({ getParentRoute: () => signedIn, path: '/dna', component: DnaScreen });
const dnaHit = createRoute({ getParentRoute: () => signedIn, path: '/dna/hits/$hitId', component: DnaHitScreen });
const dnaMixture = createRoute({ getParentRoute: () => signedIn, path: '/dna/mixture', component: MixtureScreen });
const dnaRemains = createRoute({ getParentRoute: () => signedIn, path: '/dna/remains', component: RemainsScreen });
const events = createRoute({ getParentRoute: () => signedIn, path: '/events', component: EventsScreen });

/** The console's routes. */
export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      signIn,
      firstRun,
      signedIn.addChildren([
        home,
        search,
        enrol,
        people,
        person,
        leads,
        lead,
        faces,
        dna,
        dnaHit,
        dnaMixture,
        dnaRemains,
        events,
      ]),
    ]),
    context: { queries },
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
