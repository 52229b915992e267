import {
  EventNotKnown,
  formatPosition,
  parsePosition,
  START,
  unknownEventOf,
  type Position,
  type RecordedEvent,
} from '@pishkhan/event-store';
import type { InOrderOptions } from '../in-order/arrival.ts';
import { InOrder } from '../in-order/in-order.ts';
import type { ParkedStream } from '../in-order/parking.ts';
import type { Replayed } from '../in-order/replaying.ts';
import { PATIENCE } from '../patience.ts';
import { savingOf } from '../saving.ts';
import { handles, startCatchingUp } from './catching-up.ts';
import type { EventHandler, OwnReactionsOptions } from './options.ts';

export interface OwnReactions {
  parked(): Promise<ParkedStream[]>;
  replayParked(stream: string): Promise<Replayed>;
  readonly handled: Position;
  stop(): Promise<void>;
}

type StoredEvent = Omit<RecordedEvent, 'position'> & { readonly position: string };

const arrivalOf = (event: RecordedEvent) => ({ stream: event.stream, revision: event.revision, item: event });
const stored = (event: RecordedEvent): StoredEvent => ({ ...event, position: formatPosition(event.position) });
const restored = (event: StoredEvent): RecordedEvent => ({ ...event, position: parsePosition(event.position)! });

const inOrderOf = (
  {
    checkpoints,
    reactions,
    catalogue,
    patience = PATIENCE,
    isPassing = () => false,
    onFault = () => {},
  }: OwnReactionsOptions,
  owner: string,
): InOrderOptions<RecordedEvent> => ({
  checkpoints,
  patience,
  isPassing,
  onFault,
  stored,
  owner,
  remember: false,
  handle: async (event) => {
    if (!catalogue.isKnown(event)) throw new EventNotKnown(unknownEventOf(event));
    await react(reactions, event);
  },
  arrivalOf: (kept) => arrivalOf(restored(kept as StoredEvent)),
});

/**
 * Hosts process managers: handles the service's own events in log order from the saved position, which is saved at a
 * pace after a batch with a handled event. Events without a reaction are skipped, except in a parked stream, where they
 * wait. A stream that waits for a newer release continues when that release starts.
 */
export const startOwnReactions = async (options: OwnReactionsOptions): Promise<OwnReactions> => {
  const {
    store,
    checkpoints,
    name,
    categories,
    reactions,
    catalogue,
    term,
    onFault = () => {},
    saveDue = () => true,
  } = options;
  const place = `own-reactions/${name}`;
  const inOrder = new InOrder<RecordedEvent>(inOrderOf(options, place));
  const saved = (await checkpoints.load(`${place}/position`)) as string | undefined;
  const [still, saves] = [new Set((await inOrder.parked()).map(({ stream }) => stream)), savingOf()];
  let unsaved: Position | undefined;
  const save = async () => {
    if (!unsaved) return;
    await checkpoints.save([{ name: `${place}/position`, value: formatPosition(unsaved) }], term?.fence);
    unsaved = undefined;
  };
  const subscription = store.subscribe({
    categories,
    after: (saved && parsePosition(saved)) || START,
    onFault,
    handle: async (events, upTo) => {
      let arrived = false;
      for (const event of events) {
        const concerns = !catalogue.isKnown(event) || reactions.some((reaction) => handles(reaction, event));
        if (!concerns && !still.has(event.stream)) continue;
        arrived = true;
        if (!(await inOrder.arrive(arrivalOf(event)))) still.add(event.stream);
      }
      if (saves(events.length, arrived)) unsaved = upTo;
      if (saveDue()) await save();
    },
  });
  const stopResuming = inOrder.startResuming();
  const stopCatchingUp = startCatchingUp(options, {
    place,
    upTo: (saved && parsePosition(saved)) || START,
    park: async (event) => void (await inOrder.arrive(arrivalOf(event))),
  });
  return {
    parked: () => inOrder.parked(),
    replayParked: (stream) => inOrder.replay(stream),
    get handled() {
      return subscription.handled;
    },
    stop: async () => {
      await subscription.stop();
      if (term?.isHeld() ?? true) await save().catch(onFault);
      await stopResuming();
      await stopCatchingUp();
    },
  };
};

const react = async (reactions: readonly EventHandler[], event: RecordedEvent): Promise<void> => {
  for (const reaction of reactions) if (handles(reaction, event)) await reaction.react(event);
};
