/** Pictures of the steps from an image to the enhanced print. */
import { outlineOf } from './outline.ts';
import { colourPicture, grayPicture, palePicture, printPicture, scaleColour } from './pictures.ts';
import type { Picture, Shape } from './document.ts';
import type { ExtractionSteps } from './extraction-steps.ts';
import { bit } from '../skeleton/bitmap.ts';

/** Pixels at 500 ppi along a side of a cell of flow. */
const cellPx = 4;
/** Cells between the line segments that show the flow. */
const flowStep = 4;

export function capturedPanel({ resolution, mask }: ExtractionSteps): Picture {
  const { ppi, known, print } = resolution;
  const source = known ? 'as the image or the caller says' : 'estimated from the distance of its ridges';
  return picture(
    print,
    printPicture(print),
    `${Math.round(ppi)} pixels per inch, ${source}; the line is where ridges end`,
    [...outlineOf(mask, cellPx)],
  );
}

export function contrastPanel({ resolution, contrast }: ExtractionSteps): Picture {
  const { width, height, data } = contrast.ridges;
  const image = grayPicture(width, height, (i) => 128 - 48 * data[i]);
  return picture(resolution.print, image, 'Brightness and contrast evened out, dark ridges');
}

export function flowPanel({ resolution, mask, orientation }: ExtractionSteps): Picture {
  const shapes: Shape[] = [];
  const half = 0.42 * flowStep * cellPx;
  for (let row = flowStep >> 1; row < mask.rows; row += flowStep) {
    for (let col = flowStep >> 1; col < mask.cols; col += flowStep) {
      const cell = row * mask.cols + col;
      if (mask.inside[cell] === 0) continue;
      const along = orientation[cell] + Math.PI / 2;
      const [x, y] = [(col + 0.5) * cellPx, (row + 0.5) * cellPx];
      const [dx, dy] = [half * Math.cos(along), half * Math.sin(along)];
      shapes.push({ kind: 'line', tone: 'flow', x1: x - dx, y1: y - dy, x2: x + dx, y2: y + dy });
    }
  }
  return picture(resolution.print, palePicture(resolution.print), 'Direction of the ridges', shapes);
}

/** Ridge distances that the colours span, in millimetres. */
const distanceMm = { least: 0.3, most: 0.7 };

export function distancePanel({ resolution, mask, flow }: ExtractionSteps): Picture {
  const mmOf = (wavenumber: number) => ((4 * Math.PI) / wavenumber) * (25.4 / 500);
  let [sum, cells] = [0, 0];
  const image = colourPicture(mask.cols, mask.rows, (x, y) => {
    const cell = y * mask.cols + x;
    if (mask.inside[cell] === 0) return [238, 240, 243];
    const mm = mmOf(flow.wavenumber[cell]);
    sum += mm;
    cells++;
    return scaleColour((mm - distanceMm.least) / (distanceMm.most - distanceMm.least));
  });
  const mean = (sum / Math.max(1, cells)).toFixed(2);
  const caption = `Distance from ridge to ridge: ${mean} mm on average, blue ${distanceMm.least} mm to yellow ${distanceMm.most} mm`;
  return picture(resolution.print, image, caption);
}

export function wavePanel({ resolution, wave, mask }: ExtractionSteps): Picture {
  const image = grayPicture(wave.width, wave.height, (i) => {
    const cell =
      Math.min(mask.rows - 1, Math.floor(i / wave.width) >> 1) * mask.cols +
      Math.min(mask.cols - 1, (i % wave.width) >> 1);
    if (mask.inside[cell] === 0) return 245;
    const amplitude = Math.hypot(wave.real[i], wave.imaginary[i]);
    return amplitude > 0 ? 128 - (110 * wave.real[i]) / amplitude : 128;
  });
  return picture(
    resolution.print,
    image,
    'The ridge wave: the image as an oriented filter hears it, its height evened out',
  );
}

/** Undefined of a mark, which has no skeleton. */
export function skeletonPanel({ resolution, skeleton }: ExtractionSteps): Picture | undefined {
  if (skeleton === undefined) return undefined;
  const { ridges, valleys } = skeleton;
  const image = grayPicture(ridges.width, ridges.height, (i) => {
    const [x, y] = [i % ridges.width, Math.floor(i / ridges.width)];
    return bit(ridges, x, y) === 1 ? 0 : bit(valleys, x, y) === 1 ? 190 : 245;
  });
  return picture(
    resolution.print,
    image,
    'The skeleton: ridges (black) and valleys (gray) worn down to lines, gaps closed and spurs removed',
  );
}

function picture(
  { width, height }: { width: number; height: number },
  image: Picture['image'],
  caption: string,
  shapes: readonly Shape[] = [],
): Picture {
  return { kind: 'picture', caption, image, width, height, shapes };
}
