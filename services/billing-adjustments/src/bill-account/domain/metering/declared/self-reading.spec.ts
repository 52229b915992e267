import { describe, expect, it } from '@jest/globals';
import { fold, given } from '@pishkhan/decider';
import { rial } from '@pishkhan/money';
import { basis, billing, day, eventsOf, reading } from '../../../examples/account.ts';
import { billAccount } from '../../bill-account.ts';
import type { Evidence } from '../../billing/bill.ts';
import { correctionOfEvidence } from '../../correcting/estimates/own-proposals.ts';
import type { SettleSelfReadings } from './self-reading.messages.ts';

const declaredIn = { caseId: 'case-1', selfReadingId: 'request-1' };
const figure = (index: number): Evidence => ({
  evidenceId: `evidence-${index}`,
  meterId: '62000001',
  readOn: day(6),
  index,
  declaredIn,
  broughtBy: `message-${index}`,
});
const billed = [
  billing(reading('a', day(5), 1_060)),
  billing(reading('b', day(6), 1_240, { kind: 'estimated', estimatedBy: 'system' })),
];
const after = (index: number) =>
  eventsOf([...billed, { type: 'TakeEvidence', accountId: '10203040', evidence: figure(index) }]);
const settle = (more: Partial<SettleSelfReadings> = {}): SettleSelfReadings => ({
  type: 'SettleSelfReadings',
  accountId: '10203040',
  today: day(7),
  ...more,
});
const settled = (index: number, more: object) => ({
  type: 'SelfReadingSettled' as const,
  data: { ...declaredIn, accountId: '10203040', evidenceId: `evidence-${index}`, settledOn: day(7), ...more },
});

describe('a declared figure of billed days (A9-4, 15.4-32)', () => {
  it('15.4-32: one that agrees with the bills is answered at once, and once', () => {
    given(billAccount, ...after(1_240))
      .when(settle())
      .then(settled(1_240, { outcome: 'nothingToCorrect' }) as never)
      .when(settle())
      .thenNothing();
  });
  it('15.4-31: one that contradicts an estimate waits for the correction', () => {
    const waiting = given(billAccount, ...after(1_180));
    waiting.when(settle()).thenNothing();
    waiting.when(settle({ leftAsIssued: 'another-correction' })).thenNothing();
    waiting
      .when(settle({ leftAsIssued: correctionOfEvidence('evidence-1180') }))
      .then(settled(1_180, { outcome: 'billsStay' }) as never);
  });
  it('15.4-32: a posted correction after which nothing contradicts it is the answer', () => {
    const posted = { correctionId: correctionOfEvidence('evidence-1240'), difference: rial(-1_000) };
    given(billAccount, ...after(1_240))
      .when(settle({ posted }))
      .then(settled(1_240, { outcome: 'billsCorrected', ...posted }) as never);
  });
  it('15.4-32: it waits for the account, its meter and the estimate, which arrive in any order', () => {
    const taken = { type: 'TakeEvidence', accountId: '10203040', evidence: figure(1_180) } as const;
    given(billAccount, ...eventsOf([taken], []))
      .when(settle())
      .thenNothing();
    const early = eventsOf([billed[0]!, taken]);
    given(billAccount, ...early)
      .when(settle())
      .thenNothing();
    given(billAccount, ...eventsOf([billed[1]!], early))
      .when(settle())
      .thenNothing();
    const agrees = reading('b', day(6), 1_180, { kind: 'estimated', estimatedBy: 'system' });
    given(billAccount, ...eventsOf([billing(agrees)], early))
      .when(settle())
      .then(settled(1_180, { outcome: 'nothingToCorrect' }) as never);
  });
  it('15.4-46: one that another figure of its day replaces is answered', () => {
    const other = { ...figure(1_190), replaces: ['evidence-1180'], declaredIn: undefined } as unknown as Evidence;
    const replaced = eventsOf([{ type: 'TakeEvidence', accountId: '10203040', evidence: other }], after(1_180));
    given(billAccount, ...replaced)
      .when(settle())
      .then(settled(1_180, { outcome: 'setAside' }) as never)
      .when(settle())
      .thenNothing();
  });
  it('N16, A9-3: one whose meter was removed from the account is answered, also one that waits for its bill', () => {
    const release = { type: 'ReleaseMeter', accountId: '10203040', meterId: '62000001', on: day(8) } as const;
    given(billAccount, ...eventsOf([release], after(1_180)))
      .when(settle())
      .then(settled(1_180, { outcome: 'setAside' }) as never);
    const unpriced = {
      ...billing(reading('w', day(7), 1_300, { declaredIn })),
      basis: { ...basis, billing: { versions: [] } },
    };
    const waiting = eventsOf([...billed, unpriced]);
    expect(fold(billAccount, waiting).waiting).toHaveLength(1);
    given(billAccount, ...eventsOf([release], waiting))
      .when(settle())
      .then(settled(0, { outcome: 'setAside', evidenceId: 'reading-w' }) as never);
  });
  it('A9-4: the bill of a figure names its case', () => {
    const events = eventsOf([billing(reading('a', day(5), 1_060, { declaredIn }))]);
    expect(fold(billAccount, events).readings.at(-1)).toMatchObject({ declaredIn });
  });
});
