/** What the owner of a realm demands or eases beyond what always holds. */
import type { DataUse } from '@ipse/custody';

export interface Policies {
  /** How many examiners must agree before an identification by a mark counts. Default 2 (verification, ACE-V). */
  readonly examiners: 1 | 2;
  /** Whoever gave a grant of familial searches does not search under it. Default false. */
  readonly dnaGrantsByAnother: boolean;
  /** Whether no face is enrolled but of who was shown to be alive. Default hint: it is told, and nobody is refused. */
  readonly faceLiveness: 'hint' | 'demanded';
}

export interface PolicyBook {
  read(): Promise<Policies>;
  /** Sets what is given, and answers all. Writes the event `policy.set`. */
  set(use: DataUse, changes: Partial<Policies>): Promise<Policies>;
}
