import { expect, it } from 'vitest';
import type { SearchResult } from '@ipse/protocol';
import { recordingTerminal } from '../testing/recording-terminal.ts';
import { sayCircumstances } from './identify.ts';

const resolution = { code: 'resolution-unknown', message: 'It may be 500 or 600.', advice: 'State it.' };
const probe = {
  ...{ modality: 'fingerprint', suitable: true, quality: { value: 61.4, reasons: [resolution] } },
  ...{ features: [], width: 1, height: 1, preview: '' },
} as const;
const answer = {
  ...{ searchId: '1', gallery: 'g', gallerySize: 3, fpir: 0.01, threshold: 0.87, expectedFalseCandidates: 0.01 },
  ...{ coverage: { references: 3, searched: 3 }, probes: [probe], candidates: [] },
} as unknown as SearchResult;

function said(result: SearchResult): string {
  const terminal = recordingTerminal();
  sayCircumstances(result, terminal);
  return terminal.heard().stderr;
}

it('says what may be wrong with a probe, for its mate may be missing for that', () => {
  expect(said(answer)).toContain('fingerprint: quality 61. It may be 500 or 600. State it.\n');
  const refused = { ...probe, suitable: false, position: 'LEFT_INDEX' } as const;
  expect(said({ ...answer, probes: [refused] })).toContain('fingerprint LEFT_INDEX could not be searched with. It may');
  expect(said({ ...answer, probes: [{ ...probe, quality: { value: 61, reasons: [] } }] })).not.toContain('quality');
});

it('says how to see who comes nearest where nobody reaches the threshold, and only there', () => {
  expect(said(answer)).toContain('Nobody reaches that. Who comes nearest is shown with a lower --threshold');
  const found = { ...answer, candidates: [{}] } as unknown as SearchResult;
  expect(said(found)).not.toContain('Nobody');
  expect(said({ ...answer, coverage: { references: 0, searched: 0 } })).not.toContain('Nobody');
});
