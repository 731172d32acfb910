/** Fingers cut out of a slap where a person says they are. */
import type { FingerPosition, GrayImage } from '@ipse/core';
import { resolutionOf } from '../extract/estimate-resolution.ts';
import { normalPpi } from '../extract/resolution.ts';
import { cropFinger, paperOf } from './crop-finger.ts';
import { turned } from './shapes.ts';
import type { FingerBox } from './shapes.ts';

export interface PlacedBox {
  readonly position: FingerPosition;
  /** In pixels of the slap. */
  readonly box: FingerBox;
}

/** The upright image of each finger, without what lies in the oval of another one's box and not in its own. */
export function cutSlap(image: GrayImage, fingers: readonly PlacedBox[]): GrayImage[] {
  const scale = resolutionOf(image).ppi / normalPpi;
  const paper = paperOf(image, (x, y) => fingers.every(({ box }) => !isInOval(box, x, y)));
  return fingers.map(({ box }) => {
    const others = fingers.filter((each) => each.box !== box);
    const isHidden = (x: number, y: number) => !isInOval(box, x, y) && others.some((each) => isInOval(each.box, x, y));
    return cropFinger(image, box, scale, paper, isHidden);
  });
}

function isInOval({ centreX, centreY, width, height, rotationRad }: FingerBox, x: number, y: number): boolean {
  const { u, v } = turned(x - centreX, y - centreY, rotationRad);
  return ((2 * u) / width) ** 2 + ((2 * v) / height) ** 2 <= 1;
}
