import { formatPosition, parsePosition, START, type EventStore, type Position, type RecordedEvent } from '@pishkhan/event-store';
import { topicOf, type Checkpoints, type ContractMessage, type Messages } from '../port.ts';

/** One public message made from one private event. */
export interface Publication {
  readonly contract: { readonly type: string; readonly version: number };
  readonly data: unknown;
}

/** Private event type → public message: pure, at most one message per event; `undefined` keeps the event private. */
export type PublishMap = Readonly<Record<string, (event: RecordedEvent) => Publication | undefined>>;

export interface RelayOptions {
  readonly store: Pick<EventStore, 'subscribe'>;
  readonly messages: Pick<Messages, 'produce'>;
  readonly checkpoints: Checkpoints;
  /** Name of the service: its messages' source, and its topic. */
  readonly service: string;
  /** Categories of the service's own streams. */
  readonly categories: readonly string[];
  readonly publish: PublishMap;
  onFault?(error: unknown): void;
}

export interface Relay {
  /** Everything up to here is with the broker. */
  readonly handled: Position;
  stop(): Promise<void>;
}

/**
 * Publishes the service's events in log order. The event store is the outbox: position and last published revisions are saved together
 * after the broker has acknowledged, so a crash in between produces the same messages again, and none is left out.
 */
export const startRelay = async (options: RelayOptions): Promise<Relay> => {
  const { store, messages, checkpoints, service, categories, onFault } = options;
  const place = `relay/${service}`;
  const saved = (await checkpoints.load(`${place}/position`)) as string | undefined;
  const subscription = store.subscribe({
    categories, onFault, after: (saved && parsePosition(saved)) || START,
    handle: async (events, upTo) => {
      const last = new Map<string, number>();
      const outgoing = await messagesOf(events, options, last);
      if (outgoing.length > 0) await messages.produce(topicOf(service), outgoing);
      const revisions = [...last].map(([stream, revision]) => ({ name: publishedName(service, stream), value: revision }));
      await checkpoints.save([{ name: `${place}/position`, value: formatPosition(upTo) }, ...revisions]);
    },
  });
  return { get handled() { return subscription.handled; }, stop: () => subscription.stop() };
};

const publishedName = (service: string, stream: string): string => `relay/${service}/stream/${encodeURIComponent(stream)}`;

/**
 * What of these events is still to be published: a save may have been done although its answer was lost.
 * @param last is filled with the revision published last, per stream.
 */
const messagesOf = async (events: readonly RecordedEvent[], { publish, service, checkpoints }: RelayOptions, last: Map<string, number>): Promise<ContractMessage[]> => {
  const outgoing: ContractMessage[] = [];
  for (const event of events) {
    const publication = Object.hasOwn(publish, event.type) ? publish[event.type]!(event) : undefined;
    if (!publication) continue;
    const before = last.get(event.stream) ?? ((await checkpoints.load(publishedName(service, event.stream))) as number | undefined) ?? -1;
    if (event.revision <= before) continue;
    outgoing.push(messageOf(event, publication, service, before));
    last.set(event.stream, event.revision);
  }
  return outgoing;
};

const messageOf = ({ id, stream, revision, metadata }: RecordedEvent, { contract, data }: Publication, source: string, previousRevision: number): ContractMessage => {
  const { recordedAt, businessDate, correlationId, causationId, actor } = metadata;
  const { type, version } = contract;
  const { subject, roles, office } = actor;
  return { id, type, version, source, stream, revision, previousRevision, recordedAt, businessDate, correlationId, causationId, actor: { subject, roles, office }, data };
};
