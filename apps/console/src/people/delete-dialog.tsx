import { Actions, Button, Dialog, ErrorNote, TextField } from '@ipse/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { failureOf } from '../api/failure.ts';
import { deletePerson } from '../api/ipse.ts';
import { useWork } from '../app/work.tsx';

interface DeleteDialogProps {
  personId: string;
  isOpen: boolean;
  onClose: () => void;
}

const word = 'delete';

/** Asks for a typed word, so that nobody is deleted by a slip of the hand. */
export function DeleteDialog({ personId, isOpen, onClose }: DeleteDialogProps) {
  const { statement } = useWork();
  const [typed, setTyped] = useState('');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => deletePerson(personId, statement),
    onSuccess: async () => {
      queries.removeQueries({ queryKey: ['people'] });
      await queries.invalidateQueries({ queryKey: ['galleries'] });
      await navigate({ to: '/people' });
    },
  });
  return (
    <Dialog title="Delete this person for good?" isOpen={isOpen} onClose={onClose}>
      <p>
        The key that seals the data of <span className="data">{personId}</span> is destroyed, and with it every image
        and template. Nobody can bring them back.
      </p>
      <Form
        className="delete-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() === word) remove.mutate();
        }}
      >
        <TextField label={`Type "${word}" to confirm`} value={typed} onChange={setTyped} autoComplete="off" />
        {remove.error !== null && <ErrorNote error={failureOf(remove.error)} />}
        <Actions>
          <Button onPress={onClose}>Keep the person</Button>
          <Button type="submit" kind="danger" isDisabled={typed.trim() !== word} isPending={remove.isPending}>
            Delete for good
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
