/** How the pictures are shown; it changes what one sees, never what was compared. */
export interface Look {
  /** Per cent; 100 is as captured. */
  readonly brightness: number;
  readonly contrast: number;
  readonly inverted: boolean;
  readonly showPairs: boolean;
  readonly showUnpaired: boolean;
}

/** As captured, with the pairs drawn. */
export const defaultLook: Look = {
  brightness: 100,
  contrast: 100,
  inverted: false,
  showPairs: true,
  showUnpaired: false,
};

/** The look as a CSS filter. */
export function filterOf({ brightness, contrast, inverted }: Look): string {
  return `brightness(${brightness}%) contrast(${contrast}%) invert(${inverted ? 1 : 0})`;
}
