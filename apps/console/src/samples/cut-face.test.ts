import { expect, it } from 'vitest';
import { cutOf } from './cut-face.ts';
import { withFace, withWhole } from './sample-draft.ts';
import { untouchedSlap } from './slap-draft.ts';

const picture = { width: 400, height: 300 };

it('cuts with room for hair and ears, in whole pixels within the picture', () => {
  const cut = cutOf({ box: { x: 150.4, y: 100.6, width: 60, height: 80 } }, picture);
  expect(cut).toEqual({ x: 106, y: 56, width: 149, height: 169 });
  expect(cutOf({ box: { x: -3, y: 250, width: 60, height: 70 } }, picture)).toEqual({
    x: 0,
    y: 211,
    width: 96,
    height: 89,
  });
});

it('puts one face in place of the picture, another in place of that, and the whole picture back', () => {
  const draft = {
    ...{ id: '1', fileName: 'crowd.jpg', mediaType: 'image/jpeg', image: 'AAAA', modality: 'face' as const },
    ...{ position: 'PORTRAIT' as const, resolution: '', slap: untouchedSlap, whole: null },
  };
  const second = withFace(draft, 2, 'BBBB');
  expect(second).toMatchObject({ image: 'BBBB', mediaType: 'image/png', whole: { image: 'AAAA', face: 2 } });
  expect(withFace(second, 3, 'CCCC')).toMatchObject({ image: 'CCCC', whole: { image: 'AAAA', face: 3 } });
  expect(withWhole(second)).toEqual(draft);
  expect(withWhole(draft)).toBe(draft);
});
