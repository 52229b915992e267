import type { DomainEvent } from '@pishkhan/decider';
import { streamOf, type Execution, type NewEvent } from '@pishkhan/event-store';
import { referencesIn } from '@pishkhan/identifiers';
import type { RequestTexts } from './request-texts.ts';
import type { SealedNumbers } from './sealed-numbers.ts';

type Parts<Command, Event extends DomainEvent, State> = Pick<
  Execution<Command, Event, State>,
  'store' | 'decider' | 'id'
>;

const accountIn = (events: readonly NewEvent[]): string | undefined =>
  /"accountId":"(\d{1,8})"/.exec(JSON.stringify(events.map(({ data }) => data)))?.[1];

const accountOf = (state: unknown): string | undefined =>
  typeof state === 'object' && state !== null && 'accountId' in state && typeof state.accountId === 'string'
    ? state.accountId
    : undefined;

/**
 * The same command, which stores the numbers of its texts before its events are appended: a crash in between leaves a
 * sealed number that no event names. The subject is the account of the events or of the record, else the record.
 */
export const sealingNumbers = <Command, Event extends DomainEvent, State>(
  { store, decider, id }: Parts<Command, Event, State>,
  texts: RequestTexts | undefined,
  vault: SealedNumbers | undefined,
): Parts<Command, Event, State> => {
  if (!texts || !vault || texts.numbers.size === 0) return { store, decider, id };
  let decidedOn: State | undefined;
  return {
    id,
    decider: {
      ...decider,
      decide: (command, state) => {
        decidedOn = state;
        return decider.decide(command, state);
      },
    },
    store: {
      readStream: (...from) => store.readStream(...from),
      append: async (stream, expected, events) => {
        const named = new Set(referencesIn(JSON.stringify(events)));
        const numbers = new Map([...texts.numbers].filter(([letters]) => named.has(letters)));
        const account = accountIn(events) ?? accountOf(decidedOn);
        const subject = account === undefined ? streamOf(decider.category, id) : subjectOfAccount(account);
        if (numbers.size > 0) await vault.keep(subject, numbers);
        return store.append(stream, expected, events);
      },
    },
  };
};

/** The subject of the numbers in texts about an account. */
export const subjectOfAccount = (accountId: string): string => `account-${accountId}`;
