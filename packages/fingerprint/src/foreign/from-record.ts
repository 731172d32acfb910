/** A finger minutiae record of ISO/IEC 19794-2 or ANSI 378 as a template of kind `foreign`. */
import { anglesPerTurn, decodeMinutiaeRecord } from '@ipse/formats';
import type { MinutiaeRecord, MinutiaeView } from '@ipse/formats';
import { fail } from '../errors.ts';
import { coordinateEnd, directionsPerTurn, minutiaeMax, unitsPerPx } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';

/** True when bytes start as all those records do. */
export const isMinutiaeRecord = (bytes: Uint8Array): boolean =>
  bytes.length >= 4 && bytes[0] === 0x46 && bytes[1] === 0x4d && bytes[2] === 0x52 && bytes[3] === 0;

/**
 * The view with the most minutiae; of those the best, as many as a template holds.
 * Errors: MINUTIAE_* of formats; TEMPLATE_SEVERAL_FINGERS; TEMPLATE_CORRUPT for a resolution that no sensor has.
 */
export function fromMinutiaeRecord(bytes: Uint8Array): FingerprintTemplate {
  const record = decodeMinutiaeRecord(bytes);
  const fingers = new Set(record.views.map(({ position }) => position));
  if (fingers.size !== 1) throw fail('TEMPLATE_SEVERAL_FINGERS', `${fingers.size} fingers`);
  const view = record.views.reduce((most, each) => (each.minutiae.length > most.minutiae.length ? each : most));
  return toTemplate(record, view);
}

/** Pixels of the record for one pixel at 500 ppi; 197 a centimetre is how 500 ppi is written. */
const scaleOf = (perCm: number) => (perCm === 197 ? 1 : (perCm * 2.54) / 500);

function toTemplate(record: MinutiaeRecord, view: MinutiaeView): FingerprintTemplate {
  const [scaleX, scaleY] = [scaleOf(view.xPerCm), scaleOf(view.yPerCm)];
  if (Math.max(scaleX, scaleY) > 10 || Math.min(scaleX, scaleY) < 0.1) throw fail('TEMPLATE_CORRUPT', 'resolution');
  const perTurn = anglesPerTurn(record);
  const all = view.minutiae.map(({ code, x, y, angle, quality }) => ({
    // Pixel centres: u in the sample is (u + 0.5) / scale - 0.5 at 500 ppi.
    x: (x + 0.5) / scaleX - 0.5,
    y: (y + 0.5) / scaleY - 0.5,
    // The records count anticlockwise on the screen, templates clockwise; both point into the ridge that ends.
    direction: (directionsPerTurn - Math.round((angle * directionsPerTurn) / perTurn)) % directionsPerTurn,
    type: code === 2 ? 1 : 0,
    quality: quality === 0 || quality > 100 ? unknownQuality : quality,
  }));
  const left = Math.max(0, Math.floor(all.reduce((least, { x }) => Math.min(least, x), Infinity)) || 0);
  const top = Math.max(0, Math.floor(all.reduce((least, { y }) => Math.min(least, y), Infinity)) || 0);
  const units = (at: number, from: number) => Math.max(0, Math.round((at - from) * unitsPerPx));
  const kept = all
    .map((each) => ({ ...each, x: units(each.x, left), y: units(each.y, top) }))
    .filter(({ x, y }) => x < coordinateEnd && y < coordinateEnd)
    .sort((p, q) => q.quality - p.quality || p.y - q.y || p.x - q.x)
    .slice(0, minutiaeMax);
  return {
    kind: 'foreign',
    ...{ imageWidth: view.width, imageHeight: view.height, scale: Math.fround(scaleX), originX: left, originY: top },
    quality: view.quality <= 100 ? view.quality : unknownQuality,
    ...{ patternClass: 'unknown', patternConfidence: 0, singularPoints: [] },
    count: kept.length,
    x: Uint16Array.from(kept, ({ x }) => x),
    y: Uint16Array.from(kept, ({ y }) => y),
    direction: Uint8Array.from(kept, ({ direction }) => direction),
    type: Uint8Array.from(kept, ({ type }) => type),
    source: new Uint8Array(kept.length),
    minutiaQuality: Uint8Array.from(kept, ({ quality }) => quality),
    ...noRidges,
  };
}

const unknownQuality = 50;

/** What only our own extraction knows. */
const noRidges = {
  ridges: new Uint8Array(),
  map: { cols: 0, rows: 0, orientation: new Uint8Array(), period: new Uint8Array() },
};

/** A template as another system would have sent it: its minutiae alone. */
export const minutiaeOnly = (template: FingerprintTemplate): FingerprintTemplate => ({
  ...template,
  kind: 'foreign',
  singularPoints: [],
  source: new Uint8Array(template.count),
  ...noRidges,
});
