import type { Bill, PaymentOfAccount } from '../../api/generated/billing-adjustments.ts';
import type { CaseSummaryDto } from '../../api/generated/case-handling.ts';
import type { SubscriberCard } from '../../api/generated/customer-accounts.ts';
import type { MeterCard, MetersOfConnection } from '../../api/generated/metering.ts';
import type { Words } from '../../words/language.tsx';
import type { happeningWords } from './account.words.ts';

type Test = Pick<NonNullable<MeterCard['lastTest']>, 'testedOn' | 'isSound' | 'caseId'>;
type TakenOff = Pick<NonNullable<MeterCard['takenOff']>, 'on' | 'because' | 'caseId'>;

/** One fact of the history of an account. */
export interface Happening {
  readonly on: string;
  readonly what: keyof typeof happeningWords;
  /** Number of the bill, the case, the meter. */
  readonly code?: string | undefined;
  readonly rial?: number;
  readonly title?: Words;
  /** Why a meter was taken off. */
  readonly because?: TakenOff['because'];
  readonly caseId?: string;
}

export const ofContract = ({ openedOn, terms, personChanges }: SubscriberCard): readonly Happening[] => [
  { on: openedOn, what: 'contract' },
  ...terms.slice(1).map(({ from }) => ({ on: from, what: 'terms' as const })),
  ...personChanges.map(({ proposedOn }) => ({ on: proposedOn, what: 'personChange' as const })),
];

const ofTest = ({ testedOn, isSound, caseId }: Test, code: string): Happening => ({
  on: testedOn,
  what: isSound ? 'meterSound' : 'meterFaulty',
  code,
  caseId,
});
/** Of a case: the case has the rest. */
const takenOffBy = ({ on, because, caseId }: TakenOff, code: string): Happening => ({
  on,
  what: 'meterTakenOff',
  code,
  because,
  ...(caseId !== null && { caseId }),
});

export const ofMeter = ({
  installedOn,
  serial,
  faults = [],
  removed,
  takenOff,
  lastTest,
}: MeterCard): readonly Happening[] => [
  { on: installedOn, what: 'meterInstalled', code: serial },
  ...faults.map(({ foundOn, caseId }) => ({ on: foundOn, what: 'meterFault' as const, code: serial, caseId })),
  ...(removed ? [{ on: removed.on, what: 'meterRemoved' as const, code: serial }] : []),
  ...(takenOff ? [takenOffBy(takenOff, serial)] : []),
  ...(lastTest ? [ofTest(lastTest, serial)] : []),
];

/** Installations, exchanges, removals and tests of every meter that the account had. */
export const ofConnection = ({ meters = [] }: Pick<MetersOfConnection, 'meters'>): readonly Happening[] =>
  meters.flatMap(({ meterId: code, installedOn, takenOff, wrongAccount, tests }) => [
    { on: installedOn, what: 'meterInstalled' as const, code },
    ...(takenOff ? [takenOffBy(takenOff, code)] : []),
    ...(wrongAccount ? [{ on: wrongAccount.on, what: 'meterRemoved' as const, code }] : []),
    ...tests.map((test) => ofTest(test, code)),
  ]);

export const ofBills = (bills: readonly Bill[]): readonly Happening[] =>
  bills.map(({ issuedOn, billNumber, payable }) => ({ on: issuedOn, what: 'bill', code: billNumber, rial: payable }));

export const ofPayments = (payments: readonly PaymentOfAccount[]): readonly Happening[] =>
  payments.flatMap(({ paidOn, reversedOn, billNumber, amount }) => {
    const paid = { on: paidOn, what: 'payment' as const, code: billNumber, rial: amount };
    return reversedOn === undefined ? [paid] : [paid, { ...paid, on: reversedOn, what: 'reversed' as const }];
  });

export const ofCases = (items: readonly CaseSummaryDto[]): readonly Happening[] =>
  items.map(({ openedOn, trackingCode, title, caseId }) => ({
    on: openedOn,
    what: 'case',
    code: trackingCode,
    title,
    caseId,
  }));

/** One history of all parts that came, the latest first. */
export const inOrder = (parts: readonly (readonly Happening[])[]): readonly Happening[] =>
  parts.flat().toSorted((one, other) => other.on.localeCompare(one.on));
