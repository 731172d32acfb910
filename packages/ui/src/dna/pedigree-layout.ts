/** Where the members of a small pedigree stand: a row for each generation, partners beside each other. */

export interface PedigreeMember {
  readonly id: string;
  readonly sex: 'male' | 'female' | 'unknown';
  readonly parents?: readonly [string, string];
  /** Drawn filled: a profile is at hand. */
  readonly isTyped?: boolean;
}

export interface PlacedMember extends PedigreeMember {
  readonly x: number;
  readonly y: number;
}

export interface PedigreeLayout {
  readonly members: readonly PlacedMember[];
  /** Ends of lines between partners, and from them to their children. */
  readonly lines: readonly (readonly [number, number, number, number])[];
  readonly width: number;
  readonly height: number;
}

const [columnPx, rowPx, marginPx] = [84, 96, 34];

/** Members in the order in which they are to stand in their row. */
export function layPedigree(members: readonly PedigreeMember[]): PedigreeLayout {
  const generations = generationsOf(members);
  const rows = Map.groupBy(members, ({ id }) => generations.get(id) ?? 0);
  const columns = Math.max(...[...rows.values()].map((row) => row.length));
  const width = columns * columnPx;
  const placed = new Map<string, PlacedMember>();
  for (const [generation, row] of rows) {
    row.forEach((member, i) => {
      const x = ((i + 0.5) * width) / row.length;
      placed.set(member.id, { ...member, x, y: marginPx + generation * rowPx });
    });
  }
  return {
    members: members.map(({ id }) => placed.get(id)!),
    lines: linesOf([...placed.values()], placed),
    width,
    height: 2 * marginPx + (rows.size - 1) * rowPx + 16,
  };
}

/** A founder stands in the row of the partner, everybody else below both parents. */
function generationsOf(members: readonly PedigreeMember[]): Map<string, number> {
  const generations = new Map(members.map(({ id }) => [id, 0]));
  // As often as there are members is enough for the deepest line of descent.
  for (let pass = 0; pass < members.length; pass++) {
    for (const { id, parents } of members) {
      if (!parents) continue;
      const above = Math.max(...parents.map((parent) => generations.get(parent) ?? 0));
      for (const parent of parents) generations.set(parent, above);
      generations.set(id, Math.max(generations.get(id) ?? 0, above + 1));
    }
  }
  return generations;
}

function linesOf(members: readonly PlacedMember[], placed: ReadonlyMap<string, PlacedMember>) {
  return members.flatMap(({ parents, x, y }): [number, number, number, number][] => {
    const [one, other] = (parents ?? []).map((id) => placed.get(id));
    if (!one || !other) return [];
    const [middle, bend] = [(one.x + other.x) / 2, y - rowPx / 2];
    return [
      [one.x, one.y, other.x, other.y],
      [middle, one.y, middle, bend],
      [middle, bend, x, bend],
      [x, bend, x, y],
    ];
  });
}
