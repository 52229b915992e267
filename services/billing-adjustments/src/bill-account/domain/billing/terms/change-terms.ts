import { accept, nothing, type Decision } from '@pishkhan/decider';
import type { BillAccountEvent, BillsCorrected, ChangeTerms, SupplyTermsAmended } from '../../bill-account.messages.ts';
import { billedAccountMustExist } from '../../bill-account.rules.ts';
import type { BillAccount } from '../../bill-account.state.ts';
import type { Meter, Reading } from '../bill.ts';
import { meterOf } from '../../metering/connection.ts';
import { causeOf } from '../../correcting/cause/several/causes.ts';
import { termsByCause, termsOn, withChange, type DatedTerms } from './terms.ts';

/**
 * The standing charge follows the installed meter (11.6): if its capacity differs from the terms, it is in force from
 * the day of installation on, by the name of the meter. Account and meter arrive in any order (F18).
 */
export const capacityOf = (
  { meterId, capacity, broughtBy }: Meter,
  { readingId, readOn }: Reading,
  terms: DatedTerms | undefined,
): readonly SupplyTermsAmended[] =>
  terms === undefined || capacity === undefined || termsOn(terms, readOn).meterCapacity === capacity
    ? []
    : [
        {
          type: 'SupplyTermsAmended',
          data: {
            accountId: terms.accountId,
            changeId: readingId,
            from: readOn,
            meterCapacity: capacity,
            because: 'installedMeter',
            meterId,
            broughtBy,
          },
        },
      ];

/** The capacities of the meters that are in place before the account is known, one after another (F18). */
export const capacitiesOf = (account: BillAccount, terms: DatedTerms): readonly SupplyTermsAmended[] =>
  account.readings
    .filter(({ kind }) => kind === 'installation')
    .reduce<{ readonly terms: DatedTerms; readonly events: readonly SupplyTermsAmended[] }>(
      (so, opening) => {
        const meter = meterOf(account, opening.meterId);
        const events = meter ? capacityOf(meter, opening, so.terms) : [];
        const changes = events.map(({ data: { accountId: _a, because: _b, meterId: _m, ...change } }) => change);
        return { terms: changes.reduce(withChange, so.terms), events: [...so.events, ...events] };
      },
      { terms, events: [] },
    ).events;

/** Bills of the days before the change stay; those of later days need a correction that names it (15.4-39). */
export const changeTerms = (state: BillAccount, { accountId, change }: ChangeTerms): Decision<BillAccountEvent> => {
  if (!state.terms) return billedAccountMustExist(state) || nothing();
  const isKnown = state.terms.changes?.some(({ changeId }) => changeId === change.changeId);
  return isKnown
    ? nothing()
    : accept<BillAccountEvent>({ type: 'SupplyTermsAmended', data: { accountId, because: 'agreed', ...change } });
};

export const supplyTermsAmended = (
  state: BillAccount,
  { accountId: _account, because: _because, meterId: _meter, ...change }: SupplyTermsAmended['data'],
): BillAccount => (state.terms ? { ...state, terms: withChange(state.terms, change) } : state);

/** The account with the terms after a correction; others only if its cause names them (15.4-39). */
export const termsCorrected = (
  state: BillAccount,
  { cause, correctionId }: Pick<BillsCorrected['data'], 'cause' | 'correctionId'>,
): BillAccount => {
  const wrong = causeOf(cause, 'terms');
  return state.terms && wrong ? { ...state, terms: termsByCause(state.terms, wrong, correctionId) } : state;
};
