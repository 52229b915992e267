import { isRejection, type Decider, type DomainEvent } from '@pishkhan/decider';
import { streamOf, type Execution } from '@pishkhan/event-store';
import { referencesIn } from '@pishkhan/identifiers';
import { ProblemException } from '../problem.ts';
import type { RequestTexts } from './request-texts.ts';
import type { SealedNumbers } from './sealed-numbers.ts';

type Parts<Command, Event extends DomainEvent, State> = Pick<
  Execution<Command, Event, State>,
  'store' | 'decider' | 'id'
>;

/** The member `accountId` of an event's data or of a state. */
const ownAccountOf = (of: unknown): string | undefined =>
  typeof of === 'object' && of !== null && 'accountId' in of && typeof of.accountId === 'string'
    ? of.accountId
    : undefined;

/** The account of the events, else of the state on which they were decided. */
export const accountNamedBy = <Event extends DomainEvent, State>(
  decider: Pick<Decider<never, Event, State>, 'accountOf'>,
  events: readonly Event[],
  state: State,
): string | undefined => {
  for (const event of events) {
    const account = decider.accountOf?.(event, state) ?? ownAccountOf(event.data);
    if (account !== undefined) return account;
  }
  return ownAccountOf(state);
};

/**
 * The same command, which stores the numbers of its texts before its events are appended: a crash in between leaves a
 * sealed number that no event names. The subject is the account of the events or of the record, else the record. About
 * an erased person a text with a number is refused: no erasure would reach the number (A6).
 */
export const sealingNumbers = <Command, Event extends DomainEvent, State>(
  { store, decider, id }: Parts<Command, Event, State>,
  texts: RequestTexts | undefined,
  vault: SealedNumbers | undefined,
): Parts<Command, Event, State> => {
  if (!texts || !vault || texts.numbers.size === 0) return { store, decider, id };
  let account: string | undefined;
  return {
    id,
    decider: {
      ...decider,
      decide: (command, state) => {
        const decision = decider.decide(command, state);
        if (!isRejection(decision)) account = accountNamedBy(decider, decision, state);
        return decision;
      },
    },
    store: {
      ...(store.remembered && { remembered: store.remembered }),
      readStream: (...from) => store.readStream(...from),
      append: async (stream, expected, events) => {
        const named = new Set(referencesIn(JSON.stringify(events)));
        const numbers = new Map([...texts.numbers].filter(([letters]) => named.has(letters)));
        const subject = account === undefined ? streamOf(decider.category, id) : subjectOfAccount(account);
        if (numbers.size > 0 && !(await vault.keep(subject, numbers)))
          throw new ProblemException(409, 'NumbersMustNotBeAboutErasedPerson');
        return store.append(stream, expected, events);
      },
    },
  };
};

/** The subject of the numbers in texts about an account. */
export const subjectOfAccount = (accountId: string): string => `account-${accountId}`;
