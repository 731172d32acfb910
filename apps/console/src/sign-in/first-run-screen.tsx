import { startRegistration as askAuthenticator } from '@simplewebauthn/browser';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { Button, EmptyState, ErrorNote, Icon, TextField } from '@ipse/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Form } from 'react-aria-components';
import { finishRegistration, startRegistration } from '../api/ipse.ts';
import { Page } from '../app/page.tsx';
import { sessionQuery } from '../app/session.ts';
import { passkeyFailure } from './passkey-failure.ts';
import { SignInFrame } from './sign-in-frame.tsx';

/** The one-time link of the first start registers the administrator's passkey. */
export function FirstRunScreen() {
  const token = useTokenOnce();
  return (
    <SignInFrame>
      <Page title="Set up the first passkey" lead="You become the administrator of this installation.">
        {token === '' ? (
          <EmptyState title="This address lacks its one-time token">
            <p>Open the whole link that the server printed when it first started, including what follows the #.</p>
            <Link to="/sign-in">I already have a passkey</Link>
          </EmptyState>
        ) : (
          <RegistrationForm token={token} />
        )}
      </Page>
    </SignInFrame>
  );
}

function RegistrationForm({ token }: { token: string }) {
  const [displayName, setDisplayName] = useState('');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const register = useMutation({
    mutationFn: async () => {
      const name = displayName.trim();
      const { options, ceremonyId } = await startRegistration<PublicKeyCredentialCreationOptionsJSON>(token, name);
      return finishRegistration(ceremonyId, await askAuthenticator({ optionsJSON: options }));
    },
    onSuccess: async (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      await navigate({ to: '/search' });
    },
  });
  return (
    <Form
      className="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        register.mutate();
      }}
    >
      <TextField
        label="Your name"
        description="It stands beside what you do in the record of events."
        value={displayName}
        onChange={setDisplayName}
        isRequired
        maxLength={128}
        autoComplete="name"
        errorMessage="Enter the name that colleagues know you by."
      />
      {register.error !== null && <ErrorNote error={passkeyFailure(register.error)} />}
      <div>
        <Button type="submit" kind="primary" isPending={register.isPending}>
          <Icon name="key" /> {register.isPending ? 'Waiting for your passkey' : 'Create the passkey'}
        </Button>
      </div>
      <p className="small soft">
        Your device asks for your fingerprint, face or PIN. None of these reach Ipse: it only learns a public key.
      </p>
    </Form>
  );
}

/** The token after the #, taken out of the address at once so that it stays in no history and no screenshot. */
function useTokenOnce(): string {
  const [token] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    if (window.location.hash !== '') window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  return token;
}
