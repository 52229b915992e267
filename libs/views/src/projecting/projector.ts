import type { EventStore, Position } from '@pishkhan/event-store';
import type { Messages } from '@pishkhan/messages';
import { factOfEvent, factOfMessage } from '../fold/facts.ts';
import type { View } from '../view.ts';
import { Progress } from './progress.ts';
import { project, type Projection, type Together } from './project.ts';
import { collectionOf, viewStoreOf } from './view-store.ts';
import type mongoose from 'mongoose';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyView = View<any>;

export interface ProjectorContext {
  readonly eventStore: EventStore;
  readonly messages?: Messages;
  readonly database: mongoose.Connection;
  readonly group: string;
  readonly batch?: number;
  readonly together: Together;
  onFault(error: unknown, view: string): void;
}

/** One view being kept. */
export interface Projector {
  readonly view: AnyView;
  /** `undefined` for a view of topics: it has no place in the own log. */
  readonly progress: Progress | undefined;
  readonly facts: () => number;
  /** Messages that a view of topics has not been told of yet. */
  readonly untold: () => Promise<number>;
  stop(): Promise<void>;
}

const ofOwnLog = async (view: AnyView, categories: readonly string[], context: ProjectorContext): Promise<Projector> => {
  const store = viewStoreOf(context.database, view);
  const after = await store.checkpoint();
  let facts = 0;
  let passed = (): Position => after;
  const progress = new Progress(after, () => passed());
  const counted = (count: number, upTo?: Position): void => {
    facts += count;
    progress.written(upTo);
  };
  const projection: Projection<object> = { view, store, together: context.together, written: counted };
  const subscription = context.eventStore.subscribe({
    categories, after, batch: context.batch,
    handle: (events, upTo) => project(projection, events.map((event) => ({ fact: factOfEvent(event), position: event.position })), upTo),
    onFault: (error) => context.onFault(error, view.name),
  });
  passed = () => subscription.handled;
  return { view, progress, facts: () => facts, untold: async () => 0, stop: () => subscription.stop() };
};

const ofTopics = async (view: AnyView, topics: readonly string[], { messages, group, database, together, onFault }: ProjectorContext): Promise<Projector> => {
  if (!messages) throw new Error(`the view ${view.name} is told by topics, and there are no messages`);
  let facts = 0;
  const projection: Projection<object> = { view, store: viewStoreOf(database, view), together, written: () => void facts++ };
  const consumers = `${group}.${collectionOf(view)}`;
  const consumer = await messages.consume({
    topics, group: consumers, sideBySide: true,
    handle: (message) => project(projection, [{ fact: factOfMessage(message) }]),
    onFault: (error) => onFault(error, view.name),
  });
  return { view, progress: undefined, facts: () => facts, untold: () => messages.behind(consumers, topics), stop: () => consumer.stop() };
};

export const startProjector = (view: AnyView, context: ProjectorContext): Promise<Projector> =>
  'categories' in view.from ? ofOwnLog(view, view.from.categories, context) : ofTopics(view, view.from.topics, context);

