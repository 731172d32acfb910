/** A slap: four fingers of a hand laid down together, with the rectangles of the fingertips as the truth to measure by. */
import type { GrayImage } from '@ipse/core';
import { impression } from '../finger/impression.ts';
import type { Finger } from '../finger/create-finger.ts';
import { random } from '../random.ts';
import type { Random } from '../random.ts';
import { cardPrint, darken, paper, ridgedPatch } from './distractions.ts';
import type { Canvas } from './distractions.ts';
import { layHand, slapFingers } from './layout.ts';
import type { PlacedFinger, SlapFingerName } from './layout.ts';

export interface SlapConditions {
  readonly hand: 'left' | 'right';
  /** Turn of the hand from upright, anticlockwise. */
  readonly rotationRad: number;
  /** Fingers that are not there. */
  readonly missing: readonly SlapFingerName[];
  /** Of the picture, in pixels at 500 ppi. */
  readonly width: number;
  readonly height: number;
  /** Print and handwriting of a paper card, as against a clean scanner. */
  readonly onCard: boolean;
}

export interface SlapTruth {
  /** RIGHT_INDEX, ... */
  readonly position: string;
  /** The fingertip without the next phalanx: in pixels, turned anticlockwise from upright. */
  readonly box: {
    readonly centreX: number;
    readonly centreY: number;
    readonly width: number;
    readonly height: number;
    readonly rotationRad: number;
  };
}

export interface SyntheticSlap {
  readonly image: GrayImage;
  readonly fingers: readonly SlapTruth[];
}

/** Pixels of an impression that holds a whole fingertip however it is turned. */
const tipSide = 500;
/** Darker is ink. */
const inkGray = 150;

/** A slap at 500 ppi of four fingers in the order index to little; what is not given is drawn from the seed. */
export function slap(
  fingers: readonly Finger[],
  seed: number | string,
  conditions: Partial<SlapConditions> = {},
): SyntheticSlap {
  const chance = random(`slap/${seed}`);
  const drawn: SlapConditions = {
    hand: chance.pick(['left', 'right']),
    rotationRad: chance.between(-0.25, 0.25),
    missing: [],
    width: 1600,
    height: 1500,
    onCard: chance.chance(0.4),
  };
  const actual = { ...drawn, ...conditions };
  const canvas = paper(chance, actual.width, actual.height);
  if (actual.onCard) cardPrint(chance, canvas);
  const placed = centred(layHand(chance, actual.hand, actual.rotationRad), chance, actual);
  const truth = placed.flatMap((place) => {
    const finger = fingers[slapFingers.indexOf(place.name)];
    const box = printTip(chance, canvas, finger, place, `${seed}/${place.name}`, actual.missing.includes(place.name));
    return box ? [{ position: `${actual.hand.toUpperCase()}_${place.name}`, box }] : [];
  });
  const { width, height, data } = canvas;
  return { image: { kind: 'gray', width, height, data, resolutionPpi: 500 }, fingers: truth };
}

/** The tips moved to the middle of the picture, somewhat above it: the palm side is longer. */
function centred(
  placed: PlacedFinger[],
  chance: Random,
  { width, height, rotationRad }: SlapConditions,
): PlacedFinger[] {
  const mean = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const reach = 260;
  const dx = width / 2 - mean(placed.map(({ tipX }) => tipX)) - reach * Math.sin(rotationRad) + 20 * chance.normal();
  const dy = height / 2 - mean(placed.map(({ tipY }) => tipY)) - reach * Math.cos(rotationRad) + 30 * chance.normal();
  return placed.map((place) => ({ ...place, tipX: place.tipX + dx, tipY: place.tipY + dy }));
}

/** Prints the fingertip and, most often, its next phalanx. A finger that is missing leaves nothing. */
function printTip(
  chance: Random,
  canvas: Canvas,
  finger: Finger,
  place: PlacedFinger,
  seed: string,
  isMissing: boolean,
): SlapTruth['box'] | undefined {
  const tip = impression(finger, seed, {
    width: tipSide,
    height: tipSide,
    rotationRad: place.rotationRad,
    shiftX: 0,
    shiftY: 0,
    contact: Math.min(1, place.size * chance.between(0.8, 1)) ** 2,
    rollX: 0,
    rollY: 0,
    noise: chance.between(0, 0.3),
  });
  const own = inkBox(tip, place.rotationRad);
  const along = { x: Math.sin(place.rotationRad), y: Math.cos(place.rotationRad) };
  // The tip of the ink goes where the tip of the finger lies.
  const left = place.tipX - (own.centreX - (own.height / 2) * along.x);
  const top = place.tipY - (own.centreY - (own.height / 2) * along.y);
  const phalanx = {
    length: chance.between(180, 420),
    gap: chance.between(6, 50),
    width: own.width * chance.between(0.75, 0.95),
    darkness: chance.between(0.3, 0.95),
    isSeen: chance.chance(0.75),
  };
  if (isMissing) return undefined;
  for (let i = 0; i < tip.data.length; i++) {
    if (tip.data[i] < 215) darken(canvas, left + (i % tipSide), top + Math.floor(i / tipSide), tip.data[i]);
  }
  const box = { ...own, centreX: own.centreX + left, centreY: own.centreY + top };
  if (phalanx.isSeen) {
    const away = own.height / 2 + phalanx.gap + phalanx.length / 2;
    ridgedPatch(chance, canvas, {
      centreX: box.centreX + away * along.x,
      centreY: box.centreY + away * along.y,
      width: phalanx.width,
      height: phalanx.length,
      rotationRad: place.rotationRad,
      darkness: phalanx.darkness,
    });
  }
  return box;
}

/** The rectangle about the ink along the finger's axis; the outermost two hundredths, mostly dust, left out. */
function inkBox({ width, data }: GrayImage, rotationRad: number): SlapTruth['box'] {
  const cos = Math.cos(rotationRad);
  const sin = Math.sin(rotationRad);
  const us: number[] = [];
  const vs: number[] = [];
  for (let i = 0; i < data.length; i++) {
    if (data[i] >= inkGray) continue;
    const x = i % width;
    const y = Math.floor(i / width);
    us.push(x * cos - y * sin);
    vs.push(x * sin + y * cos);
  }
  const [left, right] = middleOf(us);
  const [top, bottom] = middleOf(vs);
  const u = (left + right) / 2;
  const v = (top + bottom) / 2;
  return {
    centreX: u * cos + v * sin,
    centreY: -u * sin + v * cos,
    width: right - left,
    height: bottom - top,
    rotationRad,
  };
}

function middleOf(values: number[]): [number, number] {
  const sorted = Float32Array.from(values).sort();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  return [at(0.005), at(0.995)];
}
