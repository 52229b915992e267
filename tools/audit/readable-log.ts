import {
  sortReadable,
  type EventCatalogue,
  type Finding,
  type RecordedEvent,
  type UnknownEvent,
} from '@pishkhan/event-store';

/** A log as this build can read it: of a stream with an event of a newer release, the events before it. */
export interface ReadableLog {
  readonly events: readonly RecordedEvent[];
  readonly notKnown: readonly UnknownEvent[];
}

export const readableLog = (log: readonly RecordedEvent[], catalogue: EventCatalogue): ReadableLog => {
  const { readable, held } = sortReadable(log, new Map(), catalogue);
  return { events: readable, notKnown: held };
};

/** The first event of each stream that this build does not know, by type, version and place. */
export const everyEventIsKnown = (log: readonly RecordedEvent[], { notKnown }: ReadableLog): Finding => ({
  examined: log.length,
  violations: notKnown.map(
    ({ stream, revision, type, schemaVersion, position }) =>
      `${stream} #${revision} at ${position}: ${type} of schema version ${schemaVersion}; ` +
      'what follows in this stream is not judged',
  ),
});
