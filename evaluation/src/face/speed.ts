/**
 * How long a face takes from file to template, beside bare runs of the same networks:
 * `node evaluation/src/face/speed.ts [--manifest M.csv] [--images 60] [--rounds 3] [--model FOLDER]`; figures as JSON on standard output.
 *
 * Whole chain: decode, detect, lay the mesh, align, embed the face and its mirror, rate quality; on one thread. Bare: each
 * network run once (the embedding on the pair of images) on numbers that are ready. Each picture is measured by both, one
 * after the other, so that what else the machine does falls on both. `asPublished` are the networks as they stand in
 * their packages, before the converter tunes them, `inWebAssembly` the built-in ones by the runtime for machines that have
 * no binary. Throughput: the same pictures by one worker thread and by two.
 * FOLDER: where the joined profile was added; it is then measured in place of the built-in network.
 * Without a manifest the pictures are synthetic portraits of 250 x 250.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createFace, networkOf, readInstalledModel } from '@ipse/face';
import {
  detectorSource,
  embedderSource,
  frFeature,
  loadModel,
  meshSource,
  openModel,
  openSecond,
  runtimeNamed,
} from '@ipse/face/testing';
import type { Runtime } from '@ipse/face/testing';
import { encodePng } from '@ipse/formats';
import { createFaceIdentity, portrait } from '@ipse/testkit';
import { modalityOfModel } from '../modalities.ts';
import { percentile } from '../metrics/histogram.ts';
import { readManifest } from '../run/manifest.ts';
import { createPool } from '../run/pool.ts';

const { values } = parseArgs({
  options: {
    manifest: { type: 'string' },
    images: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '3' },
    model: { type: 'string' },
  },
});
/** Pictures that are run first, until the just-in-time compiler is done, and not counted. */
const warmUp = 12;
const folder = mkdtempSync(path.join(tmpdir(), 'ipse-speed-'));
try {
  const files = await pictures();
  const figures = { pictures: files.length, ...(await chain(files)), twoCores: await throughput(files) };
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

async function pictures(): Promise<string[]> {
  const count = Number(values.images);
  if (values.manifest !== undefined) {
    const listed = await readManifest(values.manifest);
    const step = Math.max(1, Math.floor(listed.length / count));
    return listed.filter((_, i) => i % step === 0).map(({ file }) => file);
  }
  const files: string[] = [];
  for (let n = 0; n < count; n++) {
    const file = path.join(folder, `${n}.png`);
    const image = portrait(createFaceIdentity(`speed ${n}`), n, { width: 250, height: 250 });
    writeFileSync(file, await encodePng(image));
    files.push(file);
  }
  return files;
}

/** Medians over all pictures and rounds; ratios are medians of each picture's own. */
async function chain(files: readonly string[]) {
  const face =
    values.model === undefined ? createFace() : createFace(networkOf(await readInstalledModel(values.model)));
  const tuned = await bareRun({});
  const published = await bareRun({ plain: true });
  const webassembly = await bareRun({ runtime: await runtimeNamed('webassembly') });
  const ms: Record<'decode' | 'extract' | 'whole' | 'bare' | 'asPublished' | 'inWebAssembly', number[]> = {
    decode: [],
    extract: [],
    whole: [],
    bare: [],
    asPublished: [],
    inWebAssembly: [],
  };
  const [wallMs, ratios, publishedRatios]: number[][] = [[], [], []];
  const [first] = files;
  const order = [
    ...Array<string>(warmUp).fill(first),
    ...Array.from({ length: Number(values.rounds) }, () => files).flat(),
  ];
  for (const [i, file] of order.entries()) {
    const bytes = readFileSync(file);
    const startMs = performance.now();
    const start = processorMs();
    const sample = await face.decode(bytes);
    const decoded = processorMs();
    await face.extract(sample);
    const extracted = processorMs();
    const endMs = performance.now();
    await tuned();
    const ran = processorMs();
    await published();
    const ranPublished = processorMs();
    await webassembly();
    const ranWebassembly = processorMs();
    if (i < warmUp) continue;
    ms.decode.push(decoded - start);
    ms.extract.push(extracted - decoded);
    ms.whole.push(extracted - start);
    ms.bare.push(ran - extracted);
    ms.asPublished.push(ranPublished - ran);
    ms.inWebAssembly.push(ranWebassembly - ranPublished);
    wallMs.push(endMs - startMs);
    ratios.push((extracted - start) / (ran - extracted));
    publishedRatios.push((extracted - start) / (ranPublished - ran));
  }
  const median = (numbers: readonly number[]) => Number(percentile(numbers, 0.5).toFixed(2));
  return {
    processorMsP50: Object.fromEntries(Object.entries(ms).map(([step, each]) => [step, median(each)])),
    wallMsP50: median(wallMs),
    ratioToBare: median(ratios),
    ratioToAsPublished: median(publishedRatios),
  };
}

interface BareRun {
  /** As they stand in their packages. */
  readonly plain?: boolean;
  /** Only the built-in networks are run by it. */
  readonly runtime?: Runtime;
}

/** One run of each network on numbers that are ready. */
async function bareRun({ plain = false, runtime }: BareRun): Promise<() => Promise<void>> {
  const networks: { model: Awaited<ReturnType<typeof loadModel>>; input: Float32Array }[] = [];
  for (const source of [detectorSource, meshSource, embedderSource]) {
    const model = await loadModel({ ...source, conversion: { ...source.conversion, plain } }, runtime);
    networks.push({ model, input: numbers(source.inputShape) });
  }
  if (values.model !== undefined && runtime === undefined) {
    const onnx = readFileSync(path.join(values.model, 'model.onnx'));
    if (!plain) networks.push({ model: await openSecond(onnx, frFeature), input: numbers([2, 3, 112, 112]) });
    // As published it takes one face a run.
    const single = plain ? await openModel(onnx, [1, 3, 112, 112]) : undefined;
    if (single)
      for (let image = 0; image < 2; image++) networks.push({ model: single, input: numbers([1, 3, 112, 112]) });
  }
  return async () => {
    for (const { model, input } of networks) await model.run(input);
  };
}

function numbers(shape: readonly number[]): Float32Array {
  const length = shape.reduce((product, each) => product * each, 1);
  return Float32Array.from({ length }, (_, i) => Math.sin(i * 0.013));
}

/** Pictures a second by one worker and by two, in turns; the ratio is the median of the rounds. */
async function throughput(files: readonly string[]) {
  const registry = new URL('../modalities.ts', import.meta.url).href;
  const modality = values.model === undefined ? 'face' : modalityOfModel(values.model);
  const pools = [1, 2].map((size) => createPool(size, { modality, registry }));
  const tasks = files.map((file, index) => ({ kind: 'extract' as const, index, file }));
  const perSecond: [number[], number[]] = [[], []];
  for (let round = -1; round < Number(values.rounds); round++) {
    for (const [k, pool] of pools.entries()) {
      const startMs = performance.now();
      await pool.run(tasks, () => undefined);
      if (round >= 0) perSecond[k].push((1000 * tasks.length) / (performance.now() - startMs));
    }
  }
  await Promise.all(pools.map((pool) => pool.close()));
  const [one, two] = perSecond.map((rates) => Number(percentile(rates, 0.5).toFixed(1)));
  const ratio = percentile(
    perSecond[1].map((rate, round) => rate / perSecond[0][round]),
    0.5,
  );
  return { onePerSecond: one, twoPerSecond: two, ratio: Number(ratio.toFixed(2)) };
}

/** Of this process so far. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
