/**
 * How well the fingers of synthetic four-finger slaps are found.
 * `node evaluation/src/slap/measure-segmentation.ts [--slaps 120] [--turn 45] [--missing 0.1]`; figures as JSON on standard output.
 *
 * The slaps are synthetic: a success here shows that the geometry works, not how it fares on any scanner. A finger counts
 * as found, the hand and any missing finger being stated, when its position is right and its edges lie within the tolerances of NIST's slap segmentation evaluation
 * (SlapSeg): 32 pixels at 500 ppi at the sides and the tip, 64 at the crease, inwards and outwards.
 */
import { parseArgs } from 'node:util';
import { segmentSlap } from '@ipse/fingerprint';
import type { SlapFinger } from '@ipse/fingerprint';
import { createFinger, random, slap, slapFingers } from '@ipse/testkit';
import type { SlapTruth } from '@ipse/testkit';
import { percentile } from '../metrics/histogram.ts';

const { values } = parseArgs({
  options: {
    slaps: { type: 'string', default: '120' },
    turn: { type: 'string', default: '45' },
    missing: { type: 'string', default: '0.1' },
    from: { type: 'string', default: '0' },
  },
});
const [slaps, turnDegrees, missingShare, from] = [values.slaps, values.turn, values.missing, values.from].map(Number);

/** Fingers that are laid down again and again, in other places and other ways. */
const skins = Array.from({ length: 20 }, (_, n) => createFinger(`slap finger ${n}`));

const counts = { fingers: 0, found: 0, position: 0, edges: 0, whole: 0, hands: 0, invented: 0 };
const errors = { left: [] as number[], right: [] as number[], tip: [] as number[], crease: [] as number[] };
const turns: number[] = [];
const processorMs: number[] = [];
const failures: string[] = [];
for (let n = from; n < from + slaps; n++) {
  const chance = random(`measured slap ${n}`);
  const rotationRad = (chance.between(-turnDegrees, turnDegrees) * Math.PI) / 180;
  const missing = chance.chance(missingShare) ? [chance.pick(slapFingers)] : [];
  const { image, fingers } = slap(
    slapFingers.map(() => chance.pick(skins)),
    n,
    { rotationRad, missing },
  );
  const [side] = fingers[0].position.split('_');
  const stated = missing.map((name) => `${side}_${name}` as SlapFinger['position']);
  const before = process.cpuUsage();
  const result = segmentSlap(image, { position: `PLAIN_${side}_FOUR_FINGERS`, missing: stated });
  const { user, system } = process.cpuUsage(before);
  processorMs.push((user + system) / 1000);
  // Asked without a word about the hand, which is the harder question.
  if (missing.length === 0) {
    counts.whole++;
    counts.hands += segmentSlap(image).hand?.side.toUpperCase() === side ? 1 : 0;
  }
  counts.invented += Math.max(0, result.fingers.length - fingers.length);
  for (const truth of fingers) measure(n, truth, result.fingers);
}

function measure(n: number, truth: SlapTruth, found: readonly SlapFinger[]): void {
  counts.fingers++;
  const near = found.find(
    ({ box }) => Math.hypot(box.centreX - truth.box.centreX, box.centreY - truth.box.centreY) < 100,
  );
  if (!near) return void failures.push(`${n} ${truth.position}: not found`);
  counts.found++;
  if (near.position !== truth.position) return void failures.push(`${n} ${truth.position}: taken for ${near.position}`);
  counts.position++;
  const off = edgeErrors(truth.box, near.box);
  for (const edge of ['left', 'right', 'tip', 'crease'] as const) errors[edge].push(Math.abs(off[edge]));
  turns.push((Math.abs(near.box.rotationRad - truth.box.rotationRad) * 180) / Math.PI);
  const within = [off.left, off.right, off.tip].every((error) => Math.abs(error) <= 32) && Math.abs(off.crease) <= 64;
  if (within) counts.edges++;
  else failures.push(`${n} ${truth.position}: edges off by ${Object.values(off).map(Math.round).join(', ')} px`);
}

/** How far each edge lies outside the true one, in the frame of the true finger; negative inside. */
function edgeErrors(truth: SlapTruth['box'], found: SlapFinger['box']) {
  const cos = Math.cos(truth.rotationRad);
  const sin = Math.sin(truth.rotationRad);
  const dx = found.centreX - truth.centreX;
  const dy = found.centreY - truth.centreY;
  const u = dx * cos - dy * sin;
  const v = dx * sin + dy * cos;
  const [wider, longer] = [(found.width - truth.width) / 2, (found.height - truth.height) / 2];
  return { left: wider - u, right: wider + u, tip: longer - v, crease: longer + v };
}

const share = (count: number, of: number) => Number((count / of).toFixed(4));
const spread = (list: readonly number[]) => [0.5, 0.95, 0.99].map((at) => Number(percentile(list, at).toFixed(1)));
process.stdout.write(
  `${JSON.stringify(
    {
      data: 'synthetic',
      slaps,
      turnDegrees,
      fingers: counts.fingers,
      found: share(counts.found, counts.fingers),
      foundWithPosition: share(counts.position, counts.fingers),
      foundWithPositionAndEdges: share(counts.edges, counts.fingers),
      handGuessed: share(counts.hands, counts.whole),
      fingersInvented: counts.invented,
      edgeErrorPx: {
        quantiles: [0.5, 0.95, 0.99],
        ...Object.fromEntries(Object.entries(errors).map(([k, v]) => [k, spread(v)])),
      },
      turnErrorDegrees: spread(turns),
      processorMs: { median: percentile(processorMs, 0.5), p95: percentile(processorMs, 0.95) },
      failures,
    },
    null,
    2,
  )}\n`,
);
