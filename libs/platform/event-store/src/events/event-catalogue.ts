import { formatPosition, inCategory, type RecordedEvent } from '../port.ts';
import type { StreamEvent } from '../remembering/remembered-aggregates.ts';

type Versions = Readonly<Record<string, number>>;

/** An event of a newer release, and its place. */
export interface UnknownEvent {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly schemaVersion: number;
  /** Wire format; absent for a message of another service. */
  readonly position?: string;
}

/** A newer release wrote this event. Without it nothing is decided, shown or published from its stream. */
export class EventNotKnown extends Error {
  readonly event: UnknownEvent;
  constructor(event: UnknownEvent) {
    const { stream, revision, type, schemaVersion } = event;
    super(`${stream} #${revision}: this build does not know ${type} of schema version ${schemaVersion}`);
    this.name = 'EventNotKnown';
    this.event = event;
  }
}

/** For work that continues with the next stream: `work.catch(asEventNotKnown)`. @throws any other error */
export const asEventNotKnown = (error: unknown): EventNotKnown => {
  if (error instanceof EventNotKnown) return error;
  throw error;
};

export const unknownEventOf = ({ stream, revision, type, metadata, position }: StreamEvent): UnknownEvent => ({
  stream,
  revision,
  type,
  schemaVersion: metadata.schemaVersion,
  ...(position && { position: formatPosition(position) }),
});

export const isKnown = (versions: Versions, event: StreamEvent | UnknownEvent): boolean => {
  const { schemaVersion } = 'metadata' in event ? event.metadata : event;
  return Object.hasOwn(versions, event.type) && schemaVersion <= versions[event.type]!;
};

/** The events that a build can read: types and schema versions from its deciders. */
export interface EventCatalogue {
  isKnown(event: RecordedEvent | UnknownEvent): boolean;
}

/** Events of a category without a decider are unknown. */
export const eventCatalogueOf = (
  deciders: readonly { readonly category: string; readonly events: Versions }[],
): EventCatalogue => ({
  isKnown: (event) => {
    const owner = deciders.find(({ category }) => inCategory(event.stream, category));
    return owner !== undefined && isKnown(owner.events, event);
  },
});

/** The readable events of a batch, and the streams that must wait from now on. */
export interface Sorted {
  readonly readable: readonly RecordedEvent[];
  readonly held: readonly UnknownEvent[];
}

/** Excludes, per stream, the first unknown event and all that follow it. @param held Streams that already wait */
export const sortReadable = (
  events: readonly RecordedEvent[],
  held: ReadonlyMap<string, UnknownEvent>,
  catalogue: EventCatalogue,
): Sorted => {
  const newly = new Map<string, UnknownEvent>();
  const readable = events.filter((event) => {
    if (newly.has(event.stream) || event.revision >= (held.get(event.stream)?.revision ?? Infinity)) return false;
    const isKnown = catalogue.isKnown(event);
    if (!isKnown) newly.set(event.stream, unknownEventOf(event));
    return isKnown;
  });
  return { readable, held: [...newly.values()] };
};
