/** Registered API clients: the settings that the store keeps sealed, as the server reads them. */
import type { Statement } from '@ipse/protocol';
import type { ClientRecord, Json } from '@ipse/store';

/** The client of this machine's command line. */
export const localClientId = 'local';

export interface ClientSettings {
  readonly name: string;
  /** What calls state where their headers do not. */
  readonly statement: Statement;
  readonly callbackPrefixes: readonly string[];
  /** Refuse an enrolment with a sample that is not suitable for matching, instead of keeping it unsearchable. */
  readonly refuseUnsuitable: boolean;
}

export function settingsOf({ settings }: ClientRecord): ClientSettings {
  return settings as unknown as ClientSettings;
}

export const settingsJson = (settings: ClientSettings): Json => settings as unknown as Json;
