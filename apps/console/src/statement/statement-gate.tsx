import { Button } from '@ipse/ui';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { ReactNode } from 'react';
import { useWork } from '../app/work.tsx';
import { isComplete } from './statement.ts';
import { StatementFields } from './statement-fields.tsx';

/** Shows its children only under a complete statement, and says above them under which one. */
export function StatementGate({ what, children }: { what: string; children: ReactNode }) {
  const { statement } = useWork();
  const [isStating, setIsStating] = useState(!isComplete(statement));
  if (isStating) {
    return (
      <Form
        className="statement-form"
        onSubmit={(event) => {
          event.preventDefault();
          setIsStating(false);
        }}
      >
        <p>Looking at {what} is a use of personal data. Say why; it is recorded with what you open.</p>
        <StatementFields />
        <div>
          <Button type="submit" kind="primary">
            Continue
          </Button>
        </div>
      </Form>
    );
  }
  return (
    <>
      <p className="statement-line small">
        <span className="soft">Under</span> {statement.purpose} <span className="soft">· authority</span>{' '}
        {statement.authority} <span className="soft">· case</span> {statement.case}
        <Button kind="plain" onPress={() => setIsStating(true)}>
          Change
        </Button>
      </p>
      {children}
    </>
  );
}
