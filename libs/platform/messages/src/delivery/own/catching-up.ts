import { formatPosition, inCategory, type Position, type RecordedEvent } from '@pishkhan/event-store';
import { outlastOutages, PATIENCE, tryPatiently } from '../patience.ts';
import { storedUpTo } from '../published.ts';
import type { EventHandler, OwnReactionsOptions } from './options.ts';

/** Whether a reaction handles the event. */
export const handles = ({ types, categories }: EventHandler, { type, stream }: RecordedEvent): boolean =>
  types.includes(type) && (!categories || categories.some((category) => inCategory(stream, category)));

interface Before {
  readonly place: string;
  /** The saved position: the subscription delivers the later events. */
  readonly upTo: Position;
  park(event: RecordedEvent): Promise<void>;
}

/**
 * Handles the stored events of each added reaction once, beside the subscription. An outage delays it, and a failing
 * event parks its stream.
 *
 * @returns Ends it; the next start repeats what was not completed
 */
export const startCatchingUp = (options: OwnReactionsOptions, before: Before): (() => Promise<void>) => {
  const { reactions, patience = PATIENCE, onFault = () => {}, isPassing = () => false } = options;
  const stopping = new AbortController();
  const added = options.stored ? reactions.filter(({ alsoStored }) => alsoStored) : [];
  const catchUp = async () => {
    for (const reaction of added) {
      const attempt = async (): Promise<Error | undefined> => {
        try {
          await handleStored(options, before, reaction, stopping.signal);
          return undefined;
        } catch (error) {
          onFault(error);
          return error as Error;
        }
      };
      if (await outlastOutages(attempt, { patience, isPassing }, stopping.signal)) return;
    }
  };
  const running = catchUp();
  return async () => {
    stopping.abort();
    await running;
  };
};

const handleStored = async (
  {
    stored,
    checkpoints,
    catalogue,
    term,
    patience = PATIENCE,
    isPassing = () => false,
    onFault = () => {},
  }: OwnReactionsOptions,
  { place, upTo, park }: Before,
  reaction: EventHandler,
  signal: AbortSignal,
): Promise<void> => {
  const name = `${place}/caught-up/${reaction.name}`;
  if (!stored || (await checkpoints.load(name)) !== undefined) return;
  for await (const events of storedUpTo(upTo, { store: stored, categories: reaction.categories ?? [] }))
    for (const event of events) {
      if (signal.aborted) return;
      // The stream of an unknown event is parked already.
      if (!handles(reaction, event) || !catalogue.isKnown(event)) continue;
      const fault = await tryPatiently(() => reaction.react(event), { patience, isPassing, onFault });
      if (fault && isPassing(fault)) throw fault;
      if (fault) await park(event);
    }
  await checkpoints.save([{ name, value: formatPosition(upTo) }], term?.fence);
};
