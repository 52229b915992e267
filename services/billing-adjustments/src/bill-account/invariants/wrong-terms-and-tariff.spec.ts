import { describe, expect, it } from '@jest/globals';
import type { CivilDate } from '@pishkhan/calendar';
import { fold } from '@pishkhan/decider';
import type { RecordedEvent } from '@pishkhan/event-store';
import type { TariffBook } from '../../pricing/tariff/domain/tariff-book.messages.ts';
import { tariffBook } from '../../pricing/tariff/domain/tariff-book.ts';
import { billsCanBeRecomputed, daysAreBilledOnce } from './bills.ts';
import { basis, billing, day, eventsOf, reading } from '../examples/account.ts';
import { correcting, requestOf } from '../examples/correction.ts';
import { billAccount } from '../domain/bill-account.ts';
import { termsOn } from '../domain/billing/terms/terms.ts';
import type { CorrectionCause } from '../domain/correcting/proposal.ts';
import { simulateCorrection } from '../domain/correcting/simulate-correction.ts';

const issued = eventsOf([
  billing(reading('a', day(5), 1_060)),
  billing(reading('b', day(6), 1_240)),
  billing(reading('c', day(7), 1_250)),
]);
const last = basis.book.versions.at(-1)!;
const late = { ...last, version: 'backdated', effectiveFrom: day(5, 11), vatBasisPoints: 1_000 };
const books = [...basis.book.versions, late];
const backdated: TariffBook = fold(
  tariffBook,
  books.map((data) => ({ type: 'TariffVersionPublished' as const, data })),
);
const simulate = (cause: CorrectionCause, book: TariffBook = basis.book, history = issued) =>
  simulateCorrection(requestOf({ cause }), { ...basis, book, account: fold(billAccount, history), today: day(7, 10) });
const proposed = (...simulation: Parameters<typeof simulate>) => {
  const result = simulate(...simulation);
  if ('rejected' in result) throw new Error(result.rejected);
  return result.proposal;
};
const secondBill = '10203040-1405-02-1';
const misread: CorrectionCause = { kind: 'readings', readings: [{ readingId: 'reading-b', rightIndex: 1_140 }] };
const commercial: CorrectionCause = { kind: 'terms', from: day(5, 11), use: 'publicCommercial', meterCapacity: 'G16' };
const laterTariff: CorrectionCause = { kind: 'tariffVersion', billNumber: secondBill, version: 'backdated' };
const recorded = (stream: string, events: readonly { type: string; data: unknown }[]) =>
  events.map((event, revision) => {
    const metadata = { schemaVersion: event.type === 'BillsCorrected' ? 2 : 1 };
    return { ...event, stream, revision, metadata } as RecordedEvent;
  });
const publishing = (versions: readonly unknown[]) =>
  recorded(
    'tariff-book-gas',
    versions.map((data) => ({ type: 'TariffVersionPublished', data })),
  );
const billed = (events: readonly { type: string; data: unknown }[]) => recorded('bill-account-10203040', events);
/** The later versions are published after the first bills were issued. */
const verified = (history: readonly { type: string; data: unknown }[], later: readonly unknown[] = []) =>
  billsCanBeRecomputed.check([
    ...publishing(basis.book.versions),
    ...billed(issued),
    ...publishing(later),
    ...billed(history.slice(issued.length)),
  ]);

describe('F6, 15.4-39, A6-1: wrong terms of supply', () => {
  it('name every bill of the days from the change on, cut at its day, and no earlier one', () => {
    const { bills, readings } = proposed(commercial);
    expect(bills.map(({ billNumber }) => billNumber)).toEqual([secondBill, '10203040-1405-03-1']);
    expect(readings).toEqual([]);
    expect(bills[0]!.lines[1]).toMatchObject({
      line: 'standingCharge',
      before: 5_167,
      amount: Math.round((5_000 * 10) / 30 + (17_000 * 21) / 30),
      parts: [
        { days: 10, terms: { use: 'household', meterCapacity: 'G4' } },
        { days: 21, terms: { use: 'publicCommercial', meterCapacity: 'G16' } },
      ],
    });
  });
  it('are in force for later bills after the posting, and each bill is recomputed by its own', () => {
    const posted = eventsOf([correcting({ cause: commercial }), billing(reading('d', day(8), 1_300))], issued);
    const account = fold(billAccount, posted);
    expect([day(5), day(6)].map((on) => termsOn(account.terms!, on).use)).toEqual(['household', 'publicCommercial']);
    expect(account.bills.at(-1)!.lines[1]).toMatchObject({ parts: [{ monthly: 17_000 }] });
    expect(posted.find(({ type }) => type === 'BillsCorrected')!.data).toMatchObject({
      cause: commercial,
      reason: expect.stringContaining('other terms of supply are in force'),
    });
    expect(verified(posted)).toEqual({ examined: 6, violations: [] });
  });
  it('a second correction of the same terms concerns no bill', () => {
    const posted = eventsOf([correcting({ cause: commercial })], issued);
    expect(simulate(commercial, basis.book, posted)).toMatchObject({ rejected: 'CorrectionMustConcernABill' });
    expect(simulate({ kind: 'terms', from: day(8), dwellingUnits: 2 })).toMatchObject({
      rejected: 'CorrectionMustConcernABill',
      data: { from: day(8) },
    });
  });
});

describe('F15, 15.4-41: a tariff version that was not known when the bill was issued', () => {
  it('is named in the proposal of a misreading, with its effect, and not applied', () => {
    const { bills, warnings } = proposed(misread, backdated);
    expect(bills).toEqual(proposed(misread).bills);
    expect(proposed(misread).warnings).toEqual([]);
    expect(warnings).toMatchObject([
      {
        kind: 'laterTariffVersion',
        data: { billNumber: secondBill, tariffVersion: 'backdated', effectiveFrom: day(5, 11) },
      },
      { kind: 'laterTariffVersion', data: { billNumber: '10203040-1405-03-1', tariffVersion: 'backdated' } },
    ]);
    const exactly = proposed(laterTariff, backdated).bills[0]!;
    expect(exactly.difference).toBeGreaterThan(0);
    expect(warnings[0]!.data!['difference']).toBeGreaterThan(0);
    expect(warnings[0]!.fa).toContain('به کار نرفته است');
  });
  it('15.4-41: published while a bill is rated, it is no fault of the bill; a version known in advance is', () => {
    const publishedOn = (businessDate: string) => [
      ...publishing(basis.book.versions),
      ...publishing([late]).map((event) => ({ ...event, metadata: { ...event.metadata, businessDate } })),
      ...billed(issued),
    ];
    expect(billsCanBeRecomputed.check(publishedOn(day(7)))).toEqual({ examined: 3, violations: [] });
    expect(billsCanBeRecomputed.check(publishedOn(day(5))).violations).toHaveLength(2);
  });
  it('F6, A6-1: is applied by a correction that names it, from its day on, and then kept', () => {
    const { bills, warnings } = proposed(laterTariff, backdated);
    expect(warnings).toEqual([]);
    expect(bills).toMatchObject([
      { billNumber: secondBill, lines: [{ tariffVersions: [last.version, 'backdated'] }, {}, {}, {}] },
    ]);
    const request = requestOf({ cause: laterTariff });
    const account = fold(billAccount, issued);
    const simulation = simulateCorrection(request, { ...basis, book: backdated, account, today: day(7, 10) });
    if ('rejected' in simulation) throw new Error(simulation.rejected);
    const post = {
      type: 'PostCorrection' as const,
      request,
      approved: simulation,
      approvals: [],
      basis: { ...basis, book: backdated, today: day(7, 10) },
    };
    const posted = eventsOf([post], issued);
    expect(verified(posted, [late]).violations).toEqual([]);
    const kept = proposed(misread, backdated, posted);
    expect(kept.bills[0]!.lines[0]!.tariffVersions).toEqual([last.version, 'backdated']);
    expect(kept.warnings.map(({ data }) => data!['billNumber'])).toEqual(['10203040-1405-03-1']);
  });
  it('is published and in force on days of the bill, which was not rated by it', () => {
    for (const [version, book] of [
      ['backdated', basis.book],
      [last.version, backdated],
      [books[0]!.version, backdated],
    ] as const)
      expect(simulate({ ...laterTariff, version }, book)).toMatchObject({
        rejected: 'CorrectionMustConcernABill',
        data: { billNumber: secondBill, tariffVersion: version },
      });
  });
});

describe('F15, 15.4-41: a policy version that was published after its first day', () => {
  const inForce = basis.approval.versions.at(-1)!;
  const withApproval = (publishedOn: CivilDate, earlier = basis.approval.versions) => {
    const backdated = { ...inForce, version: 'backdated', effectiveFrom: day(5), publishedOn };
    const approval = { ...basis.approval, versions: [...earlier, backdated] };
    const account = fold(billAccount, issued);
    const result = simulateCorrection(requestOf({ cause: misread }), {
      ...basis,
      approval,
      account,
      today: day(7, 10),
    });
    if ('rejected' in result) throw new Error(result.rejected);
    return result.proposal;
  };
  it('F15: is named to the approvers if a bill was issued before, and not otherwise', () => {
    expect(withApproval(day(7, 9))).toMatchObject({
      policies: { approval: 'backdated' },
      warnings: [
        {
          kind: 'backdatedPolicyVersion',
          data: { policy: 'correction-approval', policyVersion: 'backdated', publishedOn: day(7, 9) },
        },
      ],
    });
    expect(withApproval(day(5)).warnings).toEqual([]);
    expect(withApproval(day(7, 9), []).warnings).toEqual([]);
  });
});

describe('15.4-38, 15.4-39: several causes, among them a wrong day', () => {
  const wrongDay: CorrectionCause = { kind: 'days', readings: [{ readingId: 'reading-b', rightDay: day(6, 11) }] };
  const cause: CorrectionCause = { kind: 'several', causes: [misread, wrongDay, commercial] };
  const posted = eventsOf([correcting({ cause }), billing(reading('d', day(8), 1_300))], issued);
  it('verify recomputes every bill, and finds no gap between the days in force', () => {
    expect(verified(posted)).toEqual({ examined: 6, violations: [] });
    expect(daysAreBilledOnce.check(billed(posted))).toEqual({ examined: 1, violations: [] });
  });
  it('verify reports a period that does not start at the end of the previous one', () => {
    const gap = posted.map((event) =>
      event.type === 'BillsCorrected'
        ? { ...event, data: { ...event.data, bills: event.data.bills.slice(0, 1), correctiveBill: undefined } }
        : event,
    );
    expect(daysAreBilledOnce.check(billed(gap)).violations).toHaveLength(1);
  });
});
