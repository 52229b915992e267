import { WrongExpectedRevision, type EventStore } from '@pishkhan/event-store';
import type { MessageReaction, OwnReaction } from '@pishkhan/service-kit';
import { reactionTools } from '@pishkhan/service-kit/reaction-tools';
import { contractorAccount } from '@pishkhan/billing-adjustments/simulation';
import type { Sabotage } from './company/replica.ts';
import type { Play } from './play.ts';

/** Work that a process did not wait for fails silently. */
const unheeded = (work: Promise<unknown>): void => void work.catch(() => {});

const hastyRelay: Sabotage = {
  around: (around) => ({
    ...around,
    messages: {
      ...around.messages,
      produce: async (topic, messages) => unheeded(around.messages.produce(topic, messages)),
    },
  }),
};

const hasty = <Reaction extends MessageReaction | OwnReaction>(reaction: Reaction): Reaction => ({
  ...reaction,
  react: async (...heard: Parameters<Reaction['react']>) =>
    unheeded((reaction.react as (...all: typeof heard) => Promise<void>)(...heard)),
});
const hastyReactions: Sabotage = {
  service: (definition) => ({ ...definition, reactions: definition.reactions.map(hasty) }),
};

/** New command ids for each delivery. */
const freshIds: Sabotage['tools'] = (platform, reaction, cause, around) =>
  reactionTools(platform, reaction, { ...cause, id: `${cause.id}-${fresh++}` }, around);
let fresh = 0;

const appendsAnywhere = (
  store: Pick<EventStore, 'append' | 'readStream' | 'subscribe' | 'remembered'>,
): typeof store => {
  const append: EventStore['append'] = (stream, expected, events) =>
    store.append(stream, expected, events).catch((error: unknown) => {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      return append(stream, error.actual, events);
    });
  return { ...store, append };
};

const debitsAgain: Sabotage = {
  tools: (...asked) => {
    const tools = freshIds(...asked);
    const forgetful = {
      ...contractorAccount,
      decide: (command: Parameters<typeof contractorAccount.decide>[0], state: typeof contractorAccount.initial) =>
        contractorAccount.decide(command, { ...state, debits: {} }),
    };
    return {
      ...tools,
      execute: (decider, ...rest) =>
        tools.execute(
          decider.category === contractorAccount.category ? (forgetful as unknown as typeof decider) : decider,
          ...rest,
        ),
    };
  },
};

const unconditionalSaves: Sabotage = {
  around: (around) => ({
    ...around,
    checkpoints: {
      ...around.checkpoints,
      save: (entries) => around.checkpoints.save(entries),
      moveEach: (moves) => around.checkpoints.save(moves.map(({ name, to }) => ({ name, value: to }))),
    },
  }),
};

/** A service that does not react to something. */
const without = (reaction: string): Sabotage => ({
  service: (definition) => ({
    ...definition,
    reactions: definition.reactions.filter(({ name }) => name !== reaction),
  }),
});

/** Realistic bugs, each of which the simulation must find. */
export const plantedBugs: readonly (Play & { readonly name: string })[] = [
  { name: 'the relay saves its checkpoint before the broker has the messages', sabotage: hastyRelay },
  { name: 'reactions count as done when they have started', sabotage: hastyReactions },
  { name: 'the commands of reactions have fresh ids', sabotage: { tools: freshIds } },
  { name: 'every delivery debits a contractor', sabotage: debitsAgain },
  {
    name: 'appends ignore concurrent writes',
    sabotage: { around: (around) => ({ ...around, eventStore: appendsAnywhere(around.eventStore) }) },
  },
  {
    name: 'metering does not record the indexes that were posted',
    sabotage: without('correct-the-reading-when-its-bills-were-corrected'),
  },
  {
    name: 'no proposal when a reading overrules an estimate',
    sabotage: without('propose-correction-when-a-reading-overrules-an-estimate'),
  },
  { name: 'a process still saves after losing its lease', replicas: 2, sabotage: unconditionalSaves },
];
