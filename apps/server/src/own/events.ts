/** Who used what, when and why. */
import type { RecordedEvent } from '@ipse/custody';
import type { UsageEvent } from '@ipse/protocol';
import type { Services } from '../services.ts';
import type { OwnHandlers } from './operation.ts';

export function eventHandlers({ store }: Services): Pick<OwnHandlers, 'listEvents'> {
  const nameOf = async ({ actor: { kind, id } }: RecordedEvent): Promise<string> => {
    if (kind === 'user') return (await store.users.find(id))?.displayName ?? 'former user';
    if (kind === 'client') return id;
    return 'Ipse';
  };
  return {
    listEvents: async ({ query: { limit = 100 } }) => {
      const events = await store.events.latest(limit);
      const names = new Map<string, string>();
      for (const event of events) {
        if (!names.has(event.actor.id)) names.set(event.actor.id, await nameOf(event));
      }
      const items = events.map((event) => toUsageEvent(event, names.get(event.actor.id) ?? event.actor.id));
      return { status: 200, body: { items } };
    },
  };
}

function toUsageEvent(event: RecordedEvent, displayName: string): UsageEvent {
  const { eventId, at, actor, action, basis, objects, count } = event;
  return {
    eventId,
    recordedAt: at.toISOString(),
    actor: { ...actor, displayName },
    action,
    ...basis,
    objects: objects.map((id, index) => ({ kind: objectKind(action, index), id })),
    ...(count === undefined ? {} : { resultCount: count }),
  };
}

/** What the objects of an action are, in their order; the last word goes for the rest. */
const objectKinds: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^lead\.(create|read|decide|verify|undo)$/, ['lead', 'person']],
  [/^dna\.hit\./, ['hit', 'person']],
  [/^dna\.grant\./, ['grant']],
  [/^dna\.familial$/, ['grant', 'person']],
  [/^search\.decide$/, ['search', 'decision']],
  [/^(sample|mark)\./, ['person', 'encounter', 'sample']],
  [/^encounter\.move$/, ['person', 'person', 'encounter']],
  [/^encounter\./, ['person', 'encounter']],
  [/^client\./, ['client']],
  [/^policy\./, ['policy']],
  [/^face-network\./, ['network', 'version']],
];

/** Without a line of its own an action is about persons: a search's objects are its candidates. */
function objectKind(action: string, index: number): string {
  const kinds = objectKinds.find(([pattern]) => pattern.test(action))?.[1] ?? ['person'];
  return kinds[Math.min(index, kinds.length - 1)];
}
