import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type {
  AwaitPrice,
  BeginPriceCheck,
  RecordPriceCheck,
  UnpricedReadingsCommand,
  UnpricedReadingsEvent,
} from './unpriced-readings.messages.ts';

/** Accounts of one part: one event, and one turn of the background work. */
const ACCOUNTS_OF_A_PART = 20;

export interface UnpricedReadings {
  /** Account of each waiting reading, in order of arrival. */
  readonly waiting: Readonly<Record<string, string>>;
  /** Number of the last check; 0 before the first one. */
  readonly check: number;
  /** Accounts that this check has not billed yet. */
  readonly left: readonly string[];
}

/** The accounts to bill next. */
export const nextAccountsOf = ({ left }: UnpricedReadings): readonly string[] => left.slice(0, ACCOUNTS_OF_A_PART);
/** Readings of an account that wait here. */
export const readingsOf = ({ waiting }: UnpricedReadings, accountId: string): readonly string[] =>
  Object.keys(waiting).filter((readingId) => waiting[readingId] === accountId);

const awaitPrice = (
  { waiting }: UnpricedReadings,
  { accountId, readingId, today }: AwaitPrice,
): Decision<UnpricedReadingsEvent> =>
  waiting[readingId] === undefined
    ? accept<UnpricedReadingsEvent>({ type: 'PriceAwaited', data: { accountId, readingId, since: today } })
    : nothing();

/** A later publication starts again with every waiting account. */
const begin = ({ waiting, check }: UnpricedReadings, { published }: BeginPriceCheck): Decision<UnpricedReadingsEvent> =>
  Object.keys(waiting).length === 0
    ? nothing()
    : accept<UnpricedReadingsEvent>({ type: 'PriceCheckBegan', data: { check: check + 1, published } });

const record = (state: UnpricedReadings, { check, accounts }: RecordPriceCheck): Decision<UnpricedReadingsEvent> =>
  check === state.check && accounts.some(({ accountId }) => state.left.includes(accountId))
    ? accept<UnpricedReadingsEvent>({ type: 'AccountsPriced', data: { check, accounts } })
    : nothing();

/**
 * Readings that wait for the publication of a tariff or of the billing policy, so that a publication finds them (11.1).
 * One stream for a sixteenth of the accounts.
 */
export const unpricedReadings: Decider<UnpricedReadingsCommand, UnpricedReadingsEvent, UnpricedReadings> = {
  category: 'unpriced-readings',
  events: { PriceAwaited: 1, PriceCheckBegan: 1, AccountsPriced: 1 },
  initial: { waiting: {}, check: 0, left: [] },
  decide: (command, state) => {
    switch (command.type) {
      case 'AwaitPrice':
        return awaitPrice(state, command);
      case 'BeginPriceCheck':
        return begin(state, command);
      case 'RecordPriceCheck':
        return record(state, command);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'PriceAwaited':
        return { ...state, waiting: { ...state.waiting, [event.data.readingId]: event.data.accountId } };
      case 'PriceCheckBegan':
        return { ...state, check: event.data.check, left: [...new Set(Object.values(state.waiting))] };
      case 'AccountsPriced': {
        const billed = new Set(event.data.accounts.flatMap((each) => each.billed));
        const done = new Set(event.data.accounts.map(({ accountId }) => accountId));
        return {
          ...state,
          waiting: Object.fromEntries(Object.entries(state.waiting).filter(([readingId]) => !billed.has(readingId))),
          left: state.left.filter((accountId) => !done.has(accountId)),
        };
      }
    }
  },
};
