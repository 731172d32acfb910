/** The end of every decision: a note that is kept with it, what went wrong, and the button. */
import { Button, ErrorNote, TextField } from '@ipse/ui';
import type { ComponentProps } from 'react';
import { useState } from 'react';
import { failureOf } from '../api/failure.ts';

interface NoteAndSendProps extends Pick<ComponentProps<typeof Button>, 'kind' | 'isDisabled' | 'isPending'> {
  /** What the button says. */
  readonly label: string;
  readonly error: Error | null;
  /** With the note, where there is one. */
  readonly onSend: (noted: { readonly note?: string }) => void;
}

export function NoteAndSend({ label, error, onSend, ...button }: NoteAndSendProps) {
  const [note, setNote] = useState('');
  const said = note.trim();
  return (
    <>
      <TextField
        label="Note"
        description="Optional; sealed with the decision"
        value={note}
        onChange={setNote}
        multiline
      />
      {error !== null && <ErrorNote error={failureOf(error)} />}
      <div>
        <Button {...button} onPress={() => onSend(said === '' ? {} : { note: said })}>
          {label}
        </Button>
      </div>
    </>
  );
}
