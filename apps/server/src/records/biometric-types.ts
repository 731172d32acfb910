/** OSIA's words for what was captured, and the modality that compares it. */
import type { BiometricData } from '@ipse/protocol';

type BiometricType = BiometricData['biometricType'];

const modalityOfType: Readonly<Record<BiometricType, string>> = {
  FINGER: 'fingerprint',
  FACE: 'face',
  IRIS: 'iris',
  SIGNATURE: 'signature',
  UNKNOWN: 'unknown',
};

const singleFinger = /^(UNKNOWN|(LEFT|RIGHT)_(THUMB|INDEX|MIDDLE|RING|LITTLE))$/;

export const modalityOf = (type: BiometricType): string => modalityOfType[type];

export function biometricTypeOf(modality: string): BiometricType {
  const found = Object.entries(modalityOfType).find(([, id]) => id === modality);
  return found ? (found[0] as BiometricType) : 'UNKNOWN';
}

/** True for what this server can search: single fingers and frontal faces. The rest is kept, sealed. */
export function isSearchable(modality: string, position = 'UNKNOWN'): boolean {
  if (modality === 'fingerprint') return singleFinger.test(position);
  if (modality === 'face') return position === 'UNKNOWN' || position === 'PORTRAIT';
  return false;
}
