/** Who contributed to a mixture, as written in a command: `suspect=0.1`, `unknown:2=0.2`. */
import type { MixtureHypothesis } from '@ipse/dna';
import { fail } from '../errors.ts';

/** Each text is a person's name, or `unknown:N` for N others, with their drop-out. Errors: CLI_HYPOTHESIS_INVALID. */
export function readHypothesis(texts: readonly string[]): MixtureHypothesis {
  const contributors: Record<string, number> = {};
  let others: { readonly unknowns: number; readonly dropOut: number } | undefined;
  for (const text of texts) {
    const at = text.lastIndexOf('=');
    const [name, dropOut] = [text.slice(0, at), Number(text.slice(at + 1) || NaN)];
    if (at < 1 || !(dropOut >= 0 && dropOut <= 1)) throw fail('CLI_HYPOTHESIS_INVALID', text);
    const unknown = /^unknown:([0-4])$/.exec(name);
    if (unknown && !others) others = { unknowns: Number(unknown[1]), dropOut };
    else if (unknown || name.startsWith('unknown:') || name in contributors) throw fail('CLI_HYPOTHESIS_INVALID', text);
    else contributors[name] = dropOut;
  }
  return { contributors, ...(others ?? { unknowns: 0, dropOut: 0 }) };
}
