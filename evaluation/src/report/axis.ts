/** Straight and logarithmic axes for the report's figures, in SVG user units. */

export interface Axis {
  /** Where a value lies. */
  at(value: number): number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** Shares on a logarithmic axis, from 10^-decades (and below) to 1, ticked in percent. */
export function rateAxis(decades: number, start: number, end: number): Axis {
  const at = (rate: number) => {
    const log = Math.max(-decades, Math.log10(Math.max(rate, 10 ** -decades)));
    return start + ((log + decades) / decades) * (end - start);
  };
  const ticks = Array.from({ length: decades + 1 }, (_, i) => {
    const rate = 10 ** (i - decades);
    return { at: at(rate), label: `${Number((rate * 100).toPrecision(1))} %` };
  });
  return { at, ticks };
}

/** A straight axis with about eight round ticks. */
export function linearAxis(low: number, high: number, start: number, end: number): Axis {
  const at = (value: number) => start + ((value - low) / (high - low)) * (end - start);
  const step = roundStep((high - low) / 8);
  const ticks: { at: number; label: string }[] = [];
  for (let k = Math.ceil(low / step); k * step <= high; k++) {
    ticks.push({ at: at(k * step), label: String(Number((k * step).toPrecision(6))) });
  }
  return { at, ticks };
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
}
