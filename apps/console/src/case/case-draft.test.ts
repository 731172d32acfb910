import { expect, it } from 'vitest';
import {
  emptyCase,
  picturesMax,
  toRequest,
  withDecision,
  withMark,
  withPictures,
  withTakenBack,
  withoutLastDecision,
} from './case-draft.ts';

const picture = { name: 'a.png', mediaType: 'image/png', image: 'AAAA', width: 10, height: 20 };
const open = withPictures(emptyCase, [picture, picture]);
const marked = (...faces: readonly number[]) => faces.reduce(withMark, open);

it('marks two faces at most, and takes a mark away by the same press', () => {
  expect(marked(3, 1).marked).toEqual([3, 1]);
  expect(marked(3, 1, 2).marked).toEqual([1, 2]);
  expect(marked(3, 1, 3).marked).toEqual([1]);
});

it('says nothing of fewer than two faces', () => {
  expect(withDecision(marked(3), 'join')).toEqual(marked(3));
});

it('keeps what was said in order, and takes the last word back first', () => {
  const joined = withDecision(marked(0, 1), 'join');
  const parted = withDecision(withMark(withMark(joined, 1), 2), 'part');
  expect(toRequest(parted)).toMatchObject({
    pictures: [{ image: 'AAAA', mediaType: 'image/png' }, { image: 'AAAA' }],
    decisions: [
      { kind: 'join', faces: [0, 1] },
      { kind: 'part', faces: [1, 2] },
    ],
    takeBack: 0,
  });
  expect(withoutLastDecision(parted)).toEqual(joined);
});

it('takes merges back one by one and makes them again; a new word begins with all of them', () => {
  const back = withTakenBack(withTakenBack(marked(0, 1), 1), 1);
  expect(toRequest(back).takeBack).toBe(2);
  expect(withTakenBack(back, -1).takenBack).toBe(1);
  expect(withTakenBack(open, -1).takenBack).toBe(0);
  expect(withDecision(back, 'part').takenBack).toBe(0);
});

it('forgets what was said when pictures come: the numbers of faces are others', () => {
  const changed = withPictures(withDecision(marked(0, 1), 'join'), [picture]);
  expect(changed).toMatchObject({ decisions: [], marked: [] });
  expect(changed.pictures).toHaveLength(3);
  expect(withPictures(open, Array(40).fill(picture)).pictures).toHaveLength(picturesMax);
});
