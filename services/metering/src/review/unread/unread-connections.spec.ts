import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { foldView, type Fact } from '@pishkhan/views';
import fc from 'fast-check';
import { unreadConnections } from './unread-connections.view.ts';
import { rightsOf, type MeterFact } from './domain/unread-periods.ts';

const accountId = '10203040';
let revision = 0;
const fact = (type: string, data: object): Fact =>
  ({
    id: `${type}-${revision}`,
    type,
    schemaVersion: 1,
    stream: `meter-${revision}`,
    revision: revision++,
    recordedAt: '2026-11-22T04:30:00.000Z',
    businessDate: '2026-11-22',
    actor: { subject: 'spec', roles: [] },
    data: { accountId, meterId: 'A', ...data },
  }) as unknown as Fact;

const installed = (on: string, more: object = {}) =>
  fact('MeterInstalled', { readingId: `installed-${on}`, installedOn: on, ...more });
const closing = (readOn: string, kind: 'actual' | 'estimated', more: object = {}) =>
  fact('ReadingAccepted', { readingId: `reading-${readOn}`, readOn, kind, index: 1, ...more });
const read = (on: string, more: object = {}) => closing(on, 'actual', more);
const estimated = (on: string, more: object = {}) => closing(on, 'estimated', more);
const selfRead = (on: string) => read(on, { selfReading: { caseId: 'case-1', channel: 'post' } });
const evidence = (readOn: string, more: object = {}) =>
  fact('ReadingKeptAsEvidence', { evidenceId: `evidence-${readOn}`, readOn, index: 1, ...more });
const corrected = (on: string, because: string, more: object = {}) =>
  fact('ReadingCorrected', { readingId: `reading-${on}`, wrongIndex: 1, rightIndex: 2, because, ...more });
const exchanged = (on: string, estimates: readonly string[] = []) =>
  fact('MeterExchanged', {
    exchangedOn: on,
    takenOff: { readingId: `removal-${on}`, index: 1 },
    putIn: { meterId: 'B', readingId: `put-in-${on}`, index: 0 },
    estimates: estimates.map((each) => ({ readingId: `reading-${each}`, readOn: each, index: 1 })),
  });
const takenOff = (on: string, absence: string) =>
  fact('MeterTakenOff', { takenOffOn: on, absence, takenOff: { readingId: `removal-${on}`, index: 1 } });

const connectionAfter = (...facts: readonly Fact[]) => foldView(unreadConnections, facts).get(accountId);
const rightsAfter = (facts: readonly Fact[], selfReadingCounts = true) =>
  rightsOf(connectionAfter(...facts)?.facts ?? [], () => selfReadingCounts);
const triggersAfter = (...facts: readonly Fact[]) => rightsAfter(facts).map(({ trigger }) => trigger);

const [start, first, second, third] = ['2026-03-21', '2026-05-22', '2026-07-23', '2026-09-23'];
const both = ['notDetermined', 'notRead'];

describe('15.4-6: two unread periods and two undetermined ones', () => {
  it('B3-7, B7-4: two estimates in a row make both rights, since the end of the second period', () => {
    expect(triggersAfter(installed(start), estimated(first))).toEqual([]);
    const periods = [
      { after: start, to: first, closedBy: 'estimated' },
      { after: first, to: second, closedBy: 'estimated' },
    ];
    expect(rightsAfter([installed(start), estimated(first), estimated(second), estimated(third)])).toEqual([
      { trigger: 'notDetermined', since: second, periods, inARow: 3 },
      { trigger: 'notRead', since: second, periods, inARow: 3 },
    ]);
  });

  it("B3-7: a reader's estimate is an estimate, and one between readings makes no right", () => {
    const byReader = { estimate: { because: 'readerEstimated', method: 'byReader' } };
    expect(triggersAfter(installed(start), estimated(first, byReader), estimated(second, byReader))).toEqual(both);
    expect(triggersAfter(estimated(first), read(second), estimated(third))).toEqual([]);
    expect(triggersAfter(estimated(first), estimated(second), read(third))).toEqual([]);
  });

  it('15.4-6: an approved self-reading determines; it counts as read by the policy only', () => {
    const declared = [read(start), selfRead(first), selfRead(second)];
    expect(rightsAfter(declared)).toEqual([]);
    expect(rightsAfter(declared, false)).toMatchObject([
      { trigger: 'notRead', since: second, periods: [{ closedBy: 'declared' }, { closedBy: 'declared' }] },
    ]);
    expect(rightsAfter([read(start), estimated(first), selfRead(second)])).toEqual([]);
    expect(connectionAfter(...declared)).toMatchObject({ notDetermined: null, notRead: second, since: second });
  });

  it('15.4-32: evidence and a correction by evidence determine an estimate', () => {
    const twice = [read(start), estimated(first), estimated(second)];
    expect(triggersAfter(...twice, evidence(second))).toEqual([]);
    // Read in the second period, whose closing figure is still estimated.
    expect(triggersAfter(...twice, evidence('2026-06-22'))).toEqual([]);
    expect(triggersAfter(...twice, evidence('2026-06-22'), estimated(third))).toEqual(['notDetermined']);
    expect(triggersAfter(...twice, corrected(second, 'corrected'))).toEqual(['notRead']);
    expect(triggersAfter(...twice, corrected(second, 'derivedAnew'))).toEqual(both);
  });

  it('15.4-39: a reading whose day moves is read on its right day', () => {
    const moved = corrected(third, 'dayCorrected', { rightDay: '2026-08-23', rightIndex: 1 });
    expect(rightsAfter([read(third), moved, estimated('2026-11-22'), estimated('2027-01-21')])).toMatchObject([
      { periods: [{ after: '2026-08-23' }, {}] },
      { periods: [{ after: '2026-08-23' }, {}] },
    ]);
  });

  it('15.4-34: a figure that waits for a person suspends the rights until it is decided', () => {
    const held = fact('ReadingHeldForReview', { reviewId: 'r-1', readOn: third, index: 1, kind: 'actual' });
    const twice = [read(start), estimated(first), estimated(second)];
    expect(triggersAfter(...twice, held)).toEqual([]);
    const rejected = fact('ReadingReviewEnded', { reviewId: 'r-1', outcome: 'rejected' });
    expect(triggersAfter(...twice, held, rejected)).toEqual(both);
  });

  it('B3-7, B7-4: an exchange settles what its removal index settles, and the count goes on over it', () => {
    const onB = { meterId: 'B' };
    expect(triggersAfter(read(start), estimated(first), estimated(second), exchanged('2026-08-23'))).toEqual([]);
    expect(triggersAfter(read(start), estimated(first), exchanged('2026-06-22'), estimated(second, onB))).toEqual([]);
    const late = [
      read(start),
      estimated(first),
      exchanged('2026-06-22'),
      estimated(second, onB),
      estimated(third, onB),
    ];
    expect(triggersAfter(...late)).toEqual(['notDetermined']);
    expect(triggersAfter(...late, estimated('2026-11-22', onB))).toEqual(both);
  });

  it('15.4-31: an exchange that is entered late keeps the estimates that it moves', () => {
    const late = [read(start), estimated(first), estimated(second), estimated(third)];
    expect(connectionAfter(...late, exchanged('2026-04-21', [first!, second!, third!]))).toMatchObject({
      meterId: 'B',
      notDetermined: second,
      notRead: third,
      since: second,
    });
    expect(rightsAfter([...late, exchanged('2026-04-21', [first!, second!, third!])])).toMatchObject([
      { trigger: 'notDetermined', since: second, inARow: 3 },
      { trigger: 'notRead', since: third, inARow: 2 },
    ]);
  });

  it('B3-7, B7-4: a removal with its index settles both; a lost meter was read by nobody', () => {
    const twice = [read(start), estimated(first), estimated(second)];
    expect(triggersAfter(...twice, takenOff('2026-08-23', 'removed'))).toEqual([]);
    expect(triggersAfter(...twice, takenOff('2026-08-23', 'lost'))).toEqual(both);
    expect(triggersAfter(...twice, takenOff('2026-08-23', 'lost'), installed(third!, { meterId: 'B' }))).toEqual(both);
    expect(connectionAfter(...twice, takenOff('2026-08-23', 'cut'))).toMatchObject({ meterId: null, since: null });
  });

  it('N16: a meter on the wrong account measured nothing', () => {
    const wrong = fact('MeterRemoved', { removedOn: third, reason: 'اشتباه' });
    expect(triggersAfter(installed(start), estimated(first), estimated(second), wrong)).toEqual([]);
    const undone = fact('MeterRemoved', { meterId: 'B', removedOn: third, exchangeId: 'e-1' });
    expect(triggersAfter(installed(start), estimated(first), estimated(second), undone)).toEqual(both);
  });
});

describe('15.4-6: over any sequence', () => {
  const known = fc.constantFrom('read' as const, 'declared' as const, 'estimated' as const);
  const facts = fc.array(known, { maxLength: 12 }).map((kinds) =>
    kinds.map((each, at): MeterFact => {
      const on = civilDate(`20${String(10 + at)}-01-01`);
      return { id: String(at), on, meterId: at % 2 ? 'A' : 'B', known: each, closes: true };
    }),
  );

  it('B3-7, B7-4: the rights are the periods since the last fact, on whichever meter', () => {
    fc.assert(
      fc.property(facts, fc.boolean(), (each, counts) => {
        const sinceLast = (settles: readonly string[]) =>
          each.length - 1 - each.findLastIndex((one) => settles.includes(one.known));
        const inARow = {
          notDetermined: sinceLast(['read', 'declared']),
          notRead: sinceLast(counts ? ['read', 'declared'] : ['read']),
        };
        const expected = Object.entries(inARow).filter(([, periods]) => periods >= 2);
        expect(rightsOf(each, () => counts).map((right) => [right.trigger, right.inARow])).toEqual(expected);
      }),
    );
  });

  it('15.4-6: the view forgets nothing that makes a right', () => {
    fc.assert(
      fc.property(facts, (each) => {
        const folded = connectionAfter(
          ...each.map(({ id, on, known: kind }) =>
            kind === 'estimated' ? estimated(on, { readingId: id }) : kind === 'read' ? read(on) : selfRead(on),
          ),
        );
        expect(rightsOf(folded?.facts ?? [], () => false)).toEqual(rightsOf(each, () => false));
      }),
    );
  });
});
