import type { EventCatalogue, UnknownEvent } from '../events/event-catalogue.ts';
import { sortReadable } from '../events/event-catalogue.ts';
import type { RecordedEvent } from '../port.ts';
import { judge, byStream, type Finding, type Invariant } from './invariant.ts';

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
export const everyEventIsKnown = (examined: number, notKnown: readonly UnknownEvent[]): Finding => ({
  examined,
  violations: notKnown.map(
    ({ stream, revision, type, schemaVersion, position }) =>
      `${stream} #${revision} at ${position}: ${type} of schema version ${schemaVersion}; ` +
      'what follows in this stream is not judged',
  ),
});

/** Of every service. */
export const everyEventHasAnActor: Invariant = {
  name: 'every event names its actor, command and cause',
  inPersian: 'هر رویداد، انجام‌دهنده و فرمان و علت دارد',
  source: 'architecture, metadata; quality A5',
  groupOf: byStream,
  check: (log) =>
    judge(log, ({ stream, revision, type, metadata }) => {
      const named =
        metadata.actor.subject !== '' &&
        metadata.commandId !== '' &&
        metadata.causationId !== '' &&
        metadata.recordedAt !== '' &&
        metadata.businessDate !== '';
      return !named && `${stream} #${revision} ${type} has no actor, command or cause`;
    }),
};
