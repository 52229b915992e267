import { isOutageBy, type UnknownEvent } from '@pishkhan/event-store';
import { gathered, type ContractMessage } from '@pishkhan/messages';
import { factOfMessage, type PlacedFact } from '../../fold/facts.ts';
import type { HeldStreams } from '../../held/held-streams.ts';
import { project, type Projection } from '../project.ts';
import type { Projector } from '../projector.ts';
import { isDatabaseOutage } from '../../reading/database-outage.ts';
import { documentsOf, type Documents } from '../view-store.ts';
import type { ProjectorContext, WatchedView } from '../watched-view.ts';

const topicsOf = ({ view: { from } }: WatchedView): readonly string[] => ('topics' in from ? from.topics : []);

/**
 * A message that violates its contract. It is skipped, so that the other streams of its partition continue, and
 * reported.
 */
export class MessageAgainstContract extends Error {
  constructor({ type, version, stream, revision }: ContractMessage, wrong: readonly string[]) {
    super(`${type}.v${version}, revision ${revision} of ${stream}, violates its contract: ${wrong.join('; ')}`);
    this.name = 'MessageAgainstContract';
  }
}

export interface TopicSource {
  readonly group: string;
  readonly documents: Documents<object>;
  readonly held: HeldStreams;
}

/**
 * Delay in ms after which a stream held by one replica is known to the others; a stream may move to another replica.
 */
export const HELD_KNOWN_MS = 1000;

/** @returns Whether the message, or an earlier one of its stream, has a version that this build does not know */
const mustWait = async (
  { source, stream, revision, type, version }: ContractMessage,
  held: HeldStreams,
  newestVersion: (type: string) => number | undefined,
): Promise<boolean> => {
  const event: UnknownEvent = { stream: `${source}/${stream}`, revision, type, schemaVersion: version };
  if (revision >= (held.streams.get(event.stream)?.revision ?? Infinity)) return true;
  const isNewer = version > (newestVersion(type) ?? Infinity);
  if (isNewer) await held.hold([event]);
  return isNewer;
};

/**
 * Applies every message of the view's topics to the documents; the broker stores the group's offsets. Messages of
 * several partitions are folded together, since they arrive together.
 */
export const followTopics = async (
  watched: WatchedView,
  { group, documents, held }: TopicSource,
  { messages, validate, newestVersion = () => undefined }: ProjectorContext,
): Promise<Projector> => {
  const { view } = watched;
  if (!messages) throw new Error(`the view ${view.name} reads topics, but there is no broker`);
  const projection: Projection<object> = {
    view,
    documents,
    written: (facts) => watched.written(facts),
  };
  const isReadable = async (message: ContractMessage): Promise<boolean> => {
    if (await mustWait(message, held, newestVersion)) return false;
    const wrong = validate?.(message.type, message.version, message.data) ?? [];
    if (wrong.length > 0) watched.note(new MessageAgainstContract(message, wrong));
    return wrong.length === 0;
  };
  const fold = async (batch: readonly ContractMessage[]): Promise<void> => {
    const facts: PlacedFact[] = [];
    await held.loadAfter(HELD_KNOWN_MS);
    for (const message of batch) if (await isReadable(message)) facts.push({ fact: factOfMessage(message) });
    if (facts.length > 0) await project(projection, facts);
  };
  const handleBatch = gathered(fold, { isPassing: isOutageBy(isDatabaseOutage) });
  return messages.consume({
    topics: topicsOf(watched),
    group,
    sideBySide: true,
    handle: (message) => handleBatch([message]),
    handleBatch,
    onFault: (error) => watched.note(error),
  });
};

export const keepFromTopics = (watched: WatchedView, context: ProjectorContext): Promise<Projector> => {
  const { view, group, held } = watched;
  return followTopics(watched, { group, held, documents: documentsOf(context.database, view) }, context);
};
