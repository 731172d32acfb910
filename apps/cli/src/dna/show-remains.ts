/** Whose remains are, in words, whether this machine calculated it or a job on the server did. */
import type { RemainsReport } from '@ipse/dna';
import type { Shown } from './show-report.ts';

export function shownRemains(report: RemainsReport): Shown {
  return {
    title: `Remains ${report.unidentified.map((one) => one.remains).join(', ')}`,
    header: ['pair', 'family', 'log10 LR alone', 'posterior'],
    rows: report.pairs.map((pair) => [
      `${pair.remains} = ${pair.member}`,
      pair.family,
      pair.log10LR === null ? 'excluded' : pair.log10LR.toFixed(4),
      pair.posterior.toPrecision(6),
    ]),
    ratios: report.pairs.map(({ log10LR }) => (log10LR === null ? 0 : 10 ** log10LR)),
    of: 'pair',
    results: [
      ...report.best.map((each) => {
        const pairs = each.pairs.map((pair) => `${pair.remains} = ${pair.member}`).join(', ') || 'nobody identified';
        return `${pairs}: log10 LR ${each.log10LR.toFixed(4)}, posterior ${each.posterior.toPrecision(6)}`;
      }),
      ...report.unidentified.map((one) => `${one.remains} of no family: posterior ${one.posterior.toPrecision(6)}`),
      `prior odds ${report.priorOdds}, least LR of a pair ${report.leastLR}`,
    ],
  };
}
