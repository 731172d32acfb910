import { startAuthentication as askAuthenticator } from '@simplewebauthn/browser';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { Button, ErrorNote, Icon } from '@ipse/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { finishAuthentication, startAuthentication } from '../api/ipse.ts';
import { Page } from '../app/page.tsx';
import { sessionQuery } from '../app/session.ts';
import { passkeyFailure } from './passkey-failure.ts';
import { SignInFrame } from './sign-in-frame.tsx';

const route = getRouteApi('/sign-in');

/** Sign in with a passkey. There are no passwords. */
export function SignInScreen() {
  const { next } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  const signIn = useMutation({
    mutationFn: async () => {
      const { options, ceremonyId } = await startAuthentication<PublicKeyCredentialRequestOptionsJSON>();
      return finishAuthentication(ceremonyId, await askAuthenticator({ optionsJSON: options }));
    },
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      router.history.push(next ?? '/search');
    },
  });
  return (
    <SignInFrame>
      <Page title="Sign in" lead="With the passkey on this device, your phone or a security key.">
        {signIn.error !== null && <ErrorNote error={passkeyFailure(signIn.error)} />}
        <div>
          <Button kind="primary" isPending={signIn.isPending} onPress={() => signIn.mutate()}>
            <Icon name="key" /> {signIn.isPending ? 'Waiting for your passkey' : 'Sign in with a passkey'}
          </Button>
        </div>
        <p className="small soft">
          No passkey yet? Whoever runs this installation gets a one-time link for the first one when it starts.
        </p>
      </Page>
    </SignInFrame>
  );
}
