import { definitions } from '@pishkhan/embedded/definitions';
import { inCategory, judge, type RecordedEvent } from '@pishkhan/event-store';
import { topicOf, type ContractMessage } from '@pishkhan/messages';
import type { ServiceDefinition } from '@pishkhan/service-kit';
import type { Check } from './check.ts';

/** A command's events are one append, however often it was sent. */
const commandsWriteOnce: Check = {
  name: 'each command writes to a stream once',
  judge: ({
    company: {
      store: { log },
    },
  }) =>
    judge([...Map.groupBy(log, ({ metadata, stream }) => `${metadata.commandId} ${stream}`)], ([command, events]) => {
      const together = events.every(({ revision }, place) => revision === events[0]!.revision + place);
      return (
        !(together && new Set(events.map(({ id }) => id)).size === events.length) &&
        `command ${command} wrote ${events.map(({ revision, type }) => `#${revision} ${type}`).join(', ')}`
      );
    }),
};

const publishable = (log: readonly RecordedEvent[], { deciders, publish }: ServiceDefinition) =>
  log.filter(
    (event) =>
      deciders.some(({ category }) => inCategory(event.stream, category)) && publish[event.type]?.(event) !== undefined,
  );

/** First occurrences of the messages of one stream. */
const firstOf = (messages: readonly ContractMessage[]): ContractMessage[] =>
  [...new Map(messages.toReversed().map((message) => [message.revision, message])).values()].toSorted(
    (a, b) => messages.indexOf(a) - messages.indexOf(b),
  );

const isChain = (messages: readonly ContractMessage[], revisions: readonly number[]): boolean =>
  messages.length === revisions.length &&
  messages.every(
    ({ revision, previousRevision }, place) =>
      revision === revisions[place] && previousRevision === (revisions[place - 1] ?? -1),
  );

const published: Check = {
  name: 'each public event is on the bus, in the order of its stream, and names its predecessor',
  judge: ({
    company: {
      store: { log },
      bus,
    },
  }) =>
    judge(
      definitions.flatMap((service) => {
        const arrived = Map.groupBy(bus.arrived(topicOf(service.name)), ({ stream }) => stream);
        const wanted = Map.groupBy(publishable(log, service), ({ stream }) => stream);
        return [...new Set([...arrived.keys(), ...wanted.keys()])].map((stream) => ({
          stream,
          messages: arrived.get(stream) ?? [],
          revisions: (wanted.get(stream) ?? []).map(({ revision }) => revision),
        }));
      }),
      ({ stream, messages, revisions }) =>
        !isChain(firstOf(messages), revisions) &&
        `${stream}: expected ${revisions.join(', ')}; found ${messages.map(({ revision, previousRevision }) => `${revision} after ${previousRevision}`).join(', ')}`,
    ),
};

const nothingParked: Check = {
  name: 'nothing stays parked',
  judge: ({ parked }) => ({ examined: 1, violations: parked }),
};

export const deliveryChecks: readonly Check[] = [commandsWriteOnce, published, nothingParked];
