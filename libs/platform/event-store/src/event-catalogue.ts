import { formatPosition, inCategory, type RecordedEvent } from './port.ts';

type Versions = Readonly<Record<string, number>>;

/** An event that a newer release wrote, and its place. */
export interface UnknownEvent {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly schemaVersion: number;
  /** Wire form; absent for a message of another service. */
  readonly position?: string;
}

/** A newer release wrote this event: nothing is decided, shown or published as if it were not in its stream. */
export class EventNotKnown extends Error {
  readonly event: UnknownEvent;
  constructor(event: UnknownEvent) {
    const { stream, revision, type, schemaVersion } = event;
    super(`${stream} #${revision}: this build does not know ${type} of schema version ${schemaVersion}`);
    this.name = 'EventNotKnown';
    this.event = event;
  }
}

/** For work that goes on with the next stream: `work.catch(asEventNotKnown)`. @throws any other error */
export const asEventNotKnown = (error: unknown): EventNotKnown => {
  if (error instanceof EventNotKnown) return error;
  throw error;
};

export const unknownEventOf = ({ stream, revision, type, metadata, position }: RecordedEvent): UnknownEvent => ({
  stream,
  revision,
  type,
  schemaVersion: metadata.schemaVersion,
  position: formatPosition(position),
});

export const isKnown = (versions: Versions, event: RecordedEvent | UnknownEvent): boolean => {
  const { schemaVersion } = 'metadata' in event ? event.metadata : event;
  return Object.hasOwn(versions, event.type) && schemaVersion <= versions[event.type]!;
};

/** What a build can read of the log: the event types and schema versions that its deciders name. */
export interface EventCatalogue {
  isKnown(event: RecordedEvent | UnknownEvent): boolean;
}

/** Events of a category that none of the deciders has are not known. */
export const eventCatalogueOf = (
  deciders: readonly { readonly category: string; readonly events: Versions }[],
): EventCatalogue => ({
  isKnown: (event) => {
    const owner = deciders.find(({ category }) => inCategory(event.stream, category));
    return owner !== undefined && isKnown(owner.events, event);
  },
});

/** What of a batch can be read, and the streams that must wait from now on. */
export interface Sorted {
  readonly readable: readonly RecordedEvent[];
  readonly held: readonly UnknownEvent[];
}

/** Leaves out, stream by stream, the first event that is not known and all that follow it. @param held From before */
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
