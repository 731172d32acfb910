/** A template as a finger minutiae record that other systems read. */
import { emptyHeads, encodeMinutiaeRecord } from '@ipse/formats';
import type { MinutiaeFormat } from '@ipse/formats';
import { directionsPerTurn, unitsPerPx } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';

/** What a template does not know itself, in the standards' own codes; unknown finger and a live plain print when absent. */
export interface RecordOptions {
  readonly format: MinutiaeFormat;
  readonly position?: number;
  readonly impression?: number;
}

const coordinateMax = 0x3f_ff;

/** One view. Places are rounded to whole pixels of the sample's image, directions to the unit of the format. */
export function toMinutiaeRecord(template: FingerprintTemplate, options: RecordOptions): Uint8Array {
  const { format, position = 0, impression = template.kind === 'mark' ? latent : 0 } = options;
  const { scale, originX, originY, quality } = template;
  const perTurn = format.startsWith('ansi') ? 180 : 256;
  const heads = emptyHeads(format);
  const pixel = (units: number, origin: number) =>
    Math.max(0, Math.min(coordinateMax, Math.round((units / unitsPerPx + origin + 0.5) * scale - 0.5)));
  const minutiae = Array.from({ length: template.count }, (_, i) => ({
    code: template.type[i] === 1 ? (2 as const) : (1 as const),
    x: pixel(template.x[i], originX),
    y: pixel(template.y[i], originY),
    angle: Math.round(((directionsPerTurn - template.direction[i]) * perTurn) / directionsPerTurn) % perTurn,
    quality: Math.max(1, template.minutiaQuality[i]),
  }));
  const perCm = Math.max(1, Math.round(197 * scale));
  const size = { width: template.imageWidth, height: template.imageHeight, xPerCm: perCm, yPerCm: perCm };
  const said = { position, view: 0, impression, quality, head: heads.view, extended: new Uint8Array() };
  return encodeMinutiaeRecord({ format, head: heads.record, views: [{ ...said, ...size, minutiae }] });
}

/** The standards' code of a latent impression. */
const latent = 4;
