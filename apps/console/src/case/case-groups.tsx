import type { FaceClusters } from '@ipse/protocol';
import { Button, ErrorNote } from '@ipse/ui';
import { ToggleButton } from 'react-aria-components';
import { failureOf } from '../api/failure.ts';
import { cutFace, cutOf } from '../samples/cut-face.ts';
import type { CasePicture } from './case-draft.ts';
import { useProbe } from './use-probe.ts';

interface CaseGroupsProps {
  found: FaceClusters;
  pictures: readonly CasePicture[];
  marked: readonly number[];
  onMark: (face: number) => void;
}

/** Each group that may be one person; each face can be marked. */
export function CaseGroups({ found, pictures, marked, onMark }: CaseGroupsProps) {
  const search = useProbe();
  return (
    <>
      {search.error !== null && <ErrorNote error={failureOf(search.error)} />}
      <ol className="case-groups">
        {found.groups.map((group, n) => (
          <li key={group.join(' ')} className="case-group">
            <h2>
              Group {n + 1} · {group.length === 1 ? '1 face' : `${group.length} faces`}
            </h2>
            <Button
              kind="plain"
              aria-label={`Search with the best face of group ${n + 1}`}
              onPress={() =>
                search.mutate(() =>
                  bestFace(
                    group.map((face) => found.faces[face]),
                    pictures,
                  ),
                )
              }
            >
              Search with its best face
            </Button>
            <div className="case-faces">
              {group.map((face) => (
                <ToggleButton
                  key={face}
                  className="case-face"
                  aria-label={`Face ${face + 1}, from ${pictures[found.faces[face].picture].name}`}
                  isSelected={marked.includes(face)}
                  onChange={() => onMark(face)}
                >
                  <FaceCut face={found.faces[face]} picture={pictures[found.faces[face].picture]} />
                  <span className="small">
                    Face {face + 1} · quality {Math.round(found.faces[face].quality)}
                  </span>
                </ToggleButton>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

/** The best face of a group, cut out. Errors: BrowserError, where this browser cannot cut the picture. */
async function bestFace(faces: readonly FaceClusters['faces'][number][], pictures: readonly CasePicture[]) {
  const best = faces.reduce((a, b) => (b.quality > a.quality ? b : a));
  const picture = pictures[best.picture];
  return { name: picture.name, mediaType: 'image/png', image: await cutFace(picture, best, picture) };
}

function FaceCut({ face, picture }: { face: FaceClusters['faces'][number]; picture: CasePicture }) {
  const { x, y, width, height } = cutOf(face, picture);
  const type = picture.mediaType === '' ? 'image/png' : picture.mediaType;
  return (
    <svg className="case-cut" viewBox={`${x} ${y} ${width} ${height}`} aria-hidden="true">
      <image href={`data:${type};base64,${picture.image}`} width={picture.width} height={picture.height} />
    </svg>
  );
}
