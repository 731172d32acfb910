/** What an explanation consists of: chapters of pictures with drawings over them, and tables. No bytes, no markup. */
import type { Image } from '@ipse/core';

/** What a shape stands for; whoever renders it chooses colours that read in light and dark. */
export type Tone = 'flow' | 'outline' | 'wave' | 'skeleton' | 'both' | 'pair' | 'lone' | 'core' | 'delta' | 'support';

/** In the units of its picture. */
export type Shape =
  | {
      readonly kind: 'line';
      readonly tone: Tone;
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      /** 0 faint to 1; absent is 1. */
      readonly strength?: number;
    }
  | {
      readonly kind: 'circle' | 'square' | 'triangle';
      readonly tone: Tone;
      readonly x: number;
      readonly y: number;
      readonly radius: number;
    }
  | { readonly kind: 'label'; readonly tone: Tone; readonly x: number; readonly y: number; readonly text: string };

export interface Picture {
  readonly kind: 'picture';
  readonly caption: string;
  readonly image: Image;
  /** Size in the units of the shapes, pixels at 500 ppi; the image is stretched to it. */
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface Chapter {
  readonly title: string;
  /** What this step does and why, for an examiner. */
  readonly text: string;
  readonly panels: readonly (Picture | Table)[];
}
