/** Encounters for the store's own tests: bytes that stand for images and templates. */
import { randomBytes } from 'node:crypto';
import type { ModalityId } from '@ipse/core';
import { stateUse } from '@ipse/custody';
import type { NewEncounter, NewSample } from '../types/records.ts';

export const use = stateUse({ kind: 'client', id: 'test-client' }, { purpose: 'testing', authority: 'the test' });

export const newSample = (position = 'RIGHT_INDEX', modality = 'fingerprint'): NewSample => ({
  modality: modality as ModalityId,
  position,
  image: randomBytes(64),
  mediaType: 'image/png',
  detail: { quality: 77, reasons: [] },
  template: { algorithm: 'toy', algorithmVersion: '1', bytes: randomBytes(32) },
});

export const newEncounter = (overrides: Partial<NewEncounter> = {}): NewEncounter => ({
  status: 'ACTIVE',
  galleries: ['residents'],
  body: { encounterType: 'test', biographicData: { lastName: 'Marked' } },
  samples: [newSample()],
  ...overrides,
});
