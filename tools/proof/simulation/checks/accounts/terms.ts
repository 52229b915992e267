import { areSameTerms, termsOn, type BillAccount } from '@pishkhan/billing-adjustments/simulation';
import { addDays, daysBetween, type CivilDate } from '@pishkhan/calendar';
import { derivedId } from '@pishkhan/identifiers';
import { inCategory, judge, ofType } from '@pishkhan/event-store';
import { seenIn } from '../../people/seen.ts';
import type { Check } from '../check.ts';

interface Amended {
  readonly accountId: string;
  readonly changeId: string;
  readonly because: string;
}

const changesReachBilling: Check = {
  name: 'each change of terms reaches the billed account once',
  judge: ({ company }) => {
    const seen = seenIn(company);
    const amended = ofType<Amended>(company.store.log, 'SupplyTermsAmended');
    const ofAccounts = amended
      .filter(({ stream, data }) => inCategory(stream, 'account') && data.because === 'agreed')
      .filter(({ data }) => seen.account(data.accountId).terms !== undefined);
    return judge(ofAccounts, ({ data: { accountId, changeId } }) => {
      const found = seen.account(accountId).terms?.changes?.filter((change) => change.changeId === changeId) ?? [];
      return found.length !== 1 && `account ${accountId}: change ${changeId} is known to billing ${found.length} times`;
    });
  },
};

type Terms = Parameters<typeof termsOn>[0];

const daysOf = ({ periodFrom, periodTo }: { readonly periodFrom: CivilDate; readonly periodTo: CivilDate }) =>
  Array.from({ length: daysBetween(periodFrom, periodTo) }, (_, day) => addDays(periodFrom, day));

/** Changes that the bill was not rated by, if they matter on one of its days. */
const missingIn = (account: Terms, { terms, face }: BillAccount['bills'][number]): readonly string[] =>
  daysOf(face).every((day) => areSameTerms(termsOn(terms, day), termsOn(account, day)))
    ? []
    : (account.changes ?? [])
        .map(({ changeId }) => changeId)
        .filter((changeId) => !terms.changes?.some((each) => each.changeId === changeId));

/** Nobody overlooks bills of days with other terms: a correction is proposed, whatever persons decide (15.4-39). */
const billedDaysAreProposed: Check = {
  name: 'bills of days whose terms changed are rated again, or a person declined that',
  judge: ({ company, households }) => {
    const seen = seenIn(company);
    const isProposed = (changeId: string) =>
      company.store.stream(`correction-${derivedId('terms-changed', changeId)}`).length > 0;
    const rated = households.flatMap(({ accountId }) => {
      const { bills, terms } = seen.account(accountId);
      return terms?.changes ? bills.map((bill) => ({ bill, missing: missingIn(terms, bill) })) : [];
    });
    return judge(
      rated.filter(({ bill }) => bill.supersededBy === undefined),
      ({ bill: { face }, missing }) =>
        missing.length > 0 &&
        !missing.some(isProposed) &&
        `bill ${face.billNumber}: nobody is asked about the terms of ${missing.join(', ')}`,
    );
  },
};

export const termsChecks: readonly Check[] = [changesReachBilling, billedDaysAreProposed];
