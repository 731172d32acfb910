import { Button, Icon, TextField } from '@ipse/ui';
import { withRow } from './enrol-draft.ts';
import type { BiographicRow, EnrolDraft } from './enrol-draft.ts';

interface BiographicFieldsProps {
  draft: EnrolDraft;
  onChange: (update: (draft: EnrolDraft) => EnrolDraft) => void;
}

/** Optional data about the person, under names that the owner chooses. */
export function BiographicFields({ draft, onChange }: BiographicFieldsProps) {
  const set = (changed: BiographicRow) =>
    onChange((current) => ({
      ...current,
      biographic: current.biographic.map((row) => (row.id === changed.id ? changed : row)),
    }));
  const remove = (id: number) =>
    onChange((current) => ({ ...current, biographic: current.biographic.filter((row) => row.id !== id) }));
  return (
    <section aria-labelledby="enrol-biographic">
      <h2 id="enrol-biographic">Biographic data</h2>
      <p className="small soft">Optional. Keep no more than the purpose needs; it is sealed like the images.</p>
      {draft.biographic.map((row, i) => (
        <div key={row.id} className="biographic-row">
          <TextField
            label={`Field ${i + 1}`}
            value={row.name}
            onChange={(name) => set({ ...row, name })}
            autoComplete="off"
          />
          <TextField label="Value" value={row.value} onChange={(value) => set({ ...row, value })} autoComplete="off" />
          <Button kind="plain" aria-label={`Remove field ${i + 1}`} onPress={() => remove(row.id)}>
            <Icon name="cross" />
          </Button>
        </div>
      ))}
      <div>
        <Button onPress={() => onChange(withRow)}>
          <Icon name="plus" /> Add a field
        </Button>
      </div>
    </section>
  );
}
