import { SuggestField, TextField } from '@ipse/ui';
import { useWork } from '../app/work.tsx';
import { purposes } from './statement.ts';
import './statement.css';

/** The four fields of the statement, shared by every screen: stated once, changed anywhere. */
export function StatementFields() {
  const { statement, setStatement } = useWork();
  const set = (field: keyof typeof statement) => (value: string) => setStatement({ ...statement, [field]: value });
  return (
    <div className="statement-fields">
      <SuggestField
        label="Purpose"
        options={purposes}
        value={statement.purpose}
        onChange={set('purpose')}
        isRequired
        errorMessage="Say what you want to find out or do."
      />
      <TextField
        label="Authority"
        description="The law, warrant or consent you act under"
        value={statement.authority}
        onChange={set('authority')}
        isRequired
        errorMessage="Name the law, warrant or consent."
        autoComplete="off"
      />
      <TextField
        label="Case"
        value={statement.case}
        onChange={set('case')}
        isRequired
        errorMessage="Give the case or file number."
        autoComplete="off"
      />
      <TextField
        label="Justification"
        description="Why it is necessary in this case"
        value={statement.justification}
        onChange={set('justification')}
        isRequired
        errorMessage="Say why it is necessary."
        multiline
      />
    </div>
  );
}
