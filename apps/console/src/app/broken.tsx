import { Button, ErrorNote } from '@ipse/ui';
import { Link, useRouter } from '@tanstack/react-router';
import { failureOf } from '../api/failure.ts';
import { Page } from './page.tsx';

/** A failure before there is anything around a screen: the server could not say who is signed in. */
export function BrokenOutside({ error }: { error: unknown }) {
  return (
    <main>
      <Broken error={error} />
    </main>
  );
}

/** A screen that could not be shown, within what surrounds it. */
export function Broken({ error }: { error: unknown }) {
  const router = useRouter();
  return (
    <div className="lone">
      <Page title="This screen could not be shown">
        <ErrorNote error={failureOf(error)} />
        <div>
          <Button kind="primary" onPress={() => void router.invalidate()}>
            Try again
          </Button>
        </div>
      </Page>
    </div>
  );
}

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <main className="lone">
      <Page title="There is no such page">
        <p>The address may be mistyped, or the record may have been deleted.</p>
        <Link to="/search">Go to the search</Link>
      </Page>
    </main>
  );
}
