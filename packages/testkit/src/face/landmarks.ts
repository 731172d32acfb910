/** Points of the face mesh by their meaning: closed outlines, as indices into the 468 points. */

export const eyeOutlines = [
  [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246],
  [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466],
] as const;

/** Along the middle of each brow from the temple to the nose: pairs of an upper and a lower point. */
export const browLines = [
  [
    [70, 46],
    [63, 53],
    [105, 52],
    [66, 65],
    [107, 55],
  ],
  [
    [300, 276],
    [293, 283],
    [334, 282],
    [296, 295],
    [336, 285],
  ],
] as const;

export const lipsOutline = [
  61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185,
] as const;

export const mouthOutline = [
  78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191,
] as const;
