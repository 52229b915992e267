import { describe, expect, it } from '@jest/globals';
import { fold, judged, type Rejection } from '@pishkhan/decider';
import { basis, billing, day, eventsOf, meter, reading, terms } from '../../../../examples/account.ts';
import { correcting, requestOf, simulated } from '../../../../examples/correction.ts';
import { isSound } from '../../../../examples/sound.ts';
import type { BillAccountEvent } from '../../../bill-account.messages.ts';
import { billAccount } from '../../../bill-account.ts';
import type { BillAccount } from '../../../bill-account.state.ts';
import { causeOfFactor, keptFactorOf } from '../../../metering/factor/factor-cause.ts';
import type { CorrectionCause } from '../../proposal.ts';
import { simulateCorrection } from '../../simulate-correction.ts';
import { agreedConsumptionMustBeNamed } from './window.rules.ts';

const { accountId } = terms;
const ask = (cause: CorrectionCause, correctionId = 'c-1') => {
  const { evidence: _e, fault: _f, ...request } = requestOf({ cause, correctionId });
  return request;
};
const posting = (cause: CorrectionCause, correctionId = 'c-1') =>
  correcting({ cause, correctionId, evidence: undefined, fault: undefined } as object);
const after = (history: readonly BillAccountEvent[]): BillAccount => fold(billAccount, history);
const trying = (account: BillAccount, request: ReturnType<typeof ask>) =>
  judged(simulateCorrection(request, { ...basis, account, today: day(7, 10) }) as Rejection);
const consumptions = ({ bills }: BillAccount) => bills.map(({ consumptionInForce }) => consumptionInForce);

/** Exchanged on 16 Mordad after 213 m³ in Tir and 30 m³ since. */
const exchange = {
  type: 'TakeMeterChange',
  accountId,
  change: {
    changeId: 'exchange-1',
    removal: {
      ...reading('removal', day(5, 16), 1_243, { broughtBy: 'message-exchange' }),
      kind: 'removal',
    },
    next: {
      meter: { ...meter, meterId: 'new', broughtBy: 'message-exchange' },
      opening: { ...reading('new', day(5, 16), 0, { meterId: 'new' }), kind: 'installation' },
    },
  },
} as const;
const tir = billing(reading('a', day(5), 1_213));
const closing = billing(reading('b', day(6), 32, { meterId: 'new' }));

const error = (more: Partial<Extract<CorrectionCause, { kind: 'meterError' }>> = {}) =>
  ({
    kind: 'meterError',
    meterId: meter.meterId,
    testId: 'test-1',
    errorBasisPoints: 650,
    requestedOn: day(5, 14),
    ...more,
  }) as const;
const fault = (more: Partial<Extract<CorrectionCause, { kind: 'faultPeriod' }>> = {}) =>
  ({
    kind: 'faultPeriod',
    meterId: meter.meterId,
    from: day(4, 20),
    to: day(5, 16),
    method: 'agreed',
    cubicMetres: 100,
    ...more,
  }) as const;

describe('A1-9, B5-1, 15.4-17: an error of a meter', () => {
  const history = eventsOf([tir, exchange]);

  it('15.4-17: e = +6.5 %: recorded / 1.065 for the billed period before the request, and the days until the removal', () => {
    const { proposal } = simulated(after(history), ask(error()));
    expect(proposal.window).toEqual({
      kind: 'error',
      meterId: meter.meterId,
      from: day(4),
      to: day(5, 16),
      errorBasisPoints: 650,
      fixedBy: 'A1-9',
    });
    expect(proposal.bills.map(({ consumption }) => consumption)).toEqual([{ before: '213.000', after: '200.000' }]);
    expect(proposal.difference).toBeLessThan(0);
    expect(proposal.warnings.map(({ kind }) => kind)).toContain('meterError');
    // 30 / 1.065 by the old meter, and 32 by the new one.
    const state = after(eventsOf([posting(error()), closing], history));
    expect(consumptions(state)).toEqual(['200.000', '60.169']);
  });

  it('15.4-17: also in favour of the company; a bill that is not billed yet is right by itself', () => {
    const { proposal } = simulated(after(history), ask(error({ errorBasisPoints: -2_000 })));
    expect(proposal.bills[0]!.consumption.after).toBe('266.250');
    expect(proposal.difference).toBeGreaterThan(0);
    const unbilled = simulated(after(eventsOf([exchange])), ask(error()));
    expect(unbilled.proposal.bills).toEqual([]);
    expect(consumptions(after(eventsOf([posting(error()), closing], eventsOf([exchange]))))).toEqual(['260.169']);
  });

  it('B5-1, 15.4-50: the last test starts a later window, and cuts the period by days', () => {
    const { proposal } = simulated(after(history), ask(error({ lastTestOn: day(4, 16), errorBasisPoints: 2_500 })));
    expect(proposal.window).toMatchObject({ from: day(4, 16), fixedBy: 'B5-1' });
    // 213 × 15 / 31 as recorded, 213 × 16 / 31 / 1.25.
    expect(proposal.bills[0]!.consumption.after).toBe('191.013');
  });

  it('15.1-1: only one billed period before the request', () => {
    const two = eventsOf([tir, billing(reading('b', day(6), 1_300))]);
    const { proposal } = simulated(after(two), ask(error({ requestedOn: day(6, 10) })));
    expect(proposal.window).toMatchObject({ from: day(5) });
    expect(proposal.window).not.toHaveProperty('to');
    expect(proposal.bills).toHaveLength(1);
  });

  it('B5-3: an error without an end ends with the removal of its meter', () => {
    const state = after(eventsOf([posting(error()), exchange, closing], eventsOf([tir])));
    expect(state.windows).toMatchObject([{ kind: 'error', to: day(5, 16) }]);
    expect(consumptions(state).at(-1)).toBe('60.169');
  });

  it('15.4-31: a newer test of the same days replaces the one before, in any order of postings', () => {
    const posted = eventsOf([posting(error())], history);
    const { proposal } = simulated(after(posted), ask(error({ testId: 'test-2', errorBasisPoints: 0 }), 'c-2'));
    expect(proposal.bills.map(({ consumption }) => consumption.after)).toContain('213.000');
    expect(after(eventsOf([posting(error({ errorBasisPoints: 0 }), 'c-2')], posted)).windows).toHaveLength(1);
  });

  it('15.4-17, 15.4-34: ErrorMustBePossible, for an error near −100 %', () => {
    trying(after(history), ask(error({ errorBasisPoints: -9_999 }))).thenRejected('ErrorMustBePossible');
    trying(after(eventsOf([exchange])), ask(error({ errorBasisPoints: -9_999 }))).thenRejected('ErrorMustBePossible');
  });
  it('15.1-1: ErrorMustHaveDays, if the last test is not before the removal', () =>
    trying(after(history), ask(error({ lastTestOn: day(5, 16) }))).thenRejected('ErrorMustHaveDays'));

  it('11.4: MeterMustHaveMeasured', () =>
    trying(after(history), ask(error({ meterId: 'other' }))).thenRejected('MeterMustHaveMeasured'));
});

it('quality A7: bills before and after an error, a fault and its withdrawal are recomputed from events', () => {
  const withdrawn = { kind: 'faultPeriodWithdrawn', faultOf: 'c-2' } as const;
  const newFault = fault({ meterId: 'new', from: day(5, 20), to: day(6), cubicMetres: 9 });
  const events = eventsOf([
    tir,
    exchange,
    posting(error()),
    closing,
    posting(newFault, 'c-2'),
    posting(withdrawn, 'c-3'),
  ]);
  isSound(events);
  expect(consumptions(after(events))).toContain('200.000');
});

describe('A2-6: a fault period', () => {
  const history = eventsOf([tir, exchange]);

  it('the agreed consumption replaces what was recorded on its days, and the next bill has a line of its own', () => {
    // 213 × 19 / 31 and 100 × 12 / 27.
    const { proposal } = simulated(after(history), ask(fault()));
    expect(proposal.bills[0]!.consumption.after).toBe('174.993');
    expect(proposal.bills[0]!.settlement).toBe('nextBill');
    const events = eventsOf([posting(fault()), closing], history);
    // 100 × 15 / 27 by the old meter, and 32 by the new one; the sum of both bills is rounded.
    expect(consumptions(after(events))).toEqual(['174.993', '87.555']);
    expect(after(events).bills.at(-1)!.carried).toContainEqual(
      expect.objectContaining({ line: 'faultPeriod', rule: 'A2-6', amount: proposal.difference, inputs: ['c-1'] }),
    );
  });

  it('withdrawn, the bills are as before, and what the meter recorded counts', () => {
    const posted = eventsOf([posting(fault())], history);
    const withdrawn = { kind: 'faultPeriodWithdrawn', faultOf: 'c-1' } as const;
    const back = simulated(after(posted), ask(withdrawn, 'c-2')).proposal;
    expect(back.difference).toBe(-simulated(after(history), ask(fault())).proposal.difference);
    const state = after(eventsOf([posting(withdrawn, 'c-2'), closing], posted));
    expect(consumptions(state)).toEqual(['213.000', '62.000']);
    trying(state, ask(withdrawn, 'c-3')).thenRejected('FaultPeriodMustBePosted');
  });

  it('15.2-4: the average of the days before, and the readings that it is derived from', () => {
    const { proposal } = simulated(
      after(history),
      ask(fault({ method: 'averageBefore', from: day(5), to: day(5, 16) })),
    );
    // 213 × 15 / 31.
    expect(proposal.window).toMatchObject({
      cubicMetres: 103,
      method: 'averageBefore',
      basis: { from: day(4), to: day(5), readingIds: ['reading-opening', 'reading-a'] },
    });
  });

  it('15.2-4: the average after the exchange', () => {
    const later = eventsOf([closing, billing(reading('c', day(7), 94, { meterId: 'new' }))], history);
    const { proposal } = simulated(after(later), ask(fault({ method: 'averageAfterExchange' })));
    // 94 m³ in 47 days: 2 a day for 27 days.
    expect(proposal.window).toMatchObject({ cubicMetres: 54, basis: { from: day(5, 16), to: day(7) } });
  });

  it('15.2-4, 15.4-33: a reading that waits gives no average, because its rollover is not judged yet', () => {
    const waiting = { ...billing(reading('w', day(7), 5, { meterId: 'new', rolloverConfirmed: true })) };
    const unpriced = { ...waiting, basis: { ...basis, billing: { versions: [] } } };
    const later = eventsOf([closing, unpriced], history);
    expect(after(later).waiting).toHaveLength(1);
    const { proposal } = simulated(after(later), ask(fault({ method: 'averageAfterExchange' })));
    expect(proposal.window).toMatchObject({ cubicMetres: 54, basis: { from: day(5, 16), to: day(6) } });
  });

  it('15.2-4: the same days of the year before', () => {
    const year = eventsOf([tir, billing(reading('z', day(8, 1, 1406), 3_000))]);
    const cause = fault({ method: 'sameDaysLastYear', from: day(4, 11, 1406), to: day(4, 21, 1406) });
    const { evidence: _e, fault: _f, ...request } = requestOf({ cause, requestedOn: day(8, 1, 1406) });
    // 213 × 10 / 31.
    expect(simulated(after(year), request, day(8, 2, 1406)).proposal.window).toMatchObject({ cubicMetres: 68 });
  });

  it('15.2-4: FaultMethodMustHaveReadings', () => {
    for (const method of ['sameDaysLastYear', 'averageAfterExchange'] as const)
      trying(after(history), ask(fault({ method }))).thenRejected('FaultMethodMustHaveReadings');
  });
  it('A2-6: AgreedConsumptionMustBeNamed', () => {
    const { cubicMetres: _, ...unnamed } = fault();
    judged(agreedConsumptionMustBeNamed(unnamed)).thenRejected('AgreedConsumptionMustBeNamed');
  });
  it('A2-6: FaultPeriodMustBeOfTheMeter', () => {
    for (const more of [{ to: day(5, 17) }, { to: day(4, 20) }])
      trying(after(history), ask(fault(more))).thenRejected('FaultPeriodMustBeOfTheMeter');
  });
  it('13.3, 15.4-34: FaultConsumptionMustNotExceedCapacity', () =>
    trying(after(history), ask(fault({ cubicMetres: 50_000 }))).thenRejected('FaultConsumptionMustNotExceedCapacity'));
  it('11.4, 13.3: the capacity bounds measured gas, and standard m³ of a major subscriber by the factor', () => {
    const factor = { factorId: 'f-1', from: day(4), factor: '100.000000', gaugePressure: '413.685000' } as const;
    const step = { factorId: 'f-1', today: day(4, 2) } as const;
    const set = [
      {
        type: 'ProposeVolumeFactor',
        ...factor,
        ...step,
        source: 'corrector',
        document: 'certificate 7',
        by: 'affairs-1',
      },
      { type: 'ConfirmVolumeFactor', ...step, by: 'head-1' },
    ] as const;
    const major = after(eventsOf([...set, tir, exchange]));
    const { proposal } = simulated(major, ask(error()));
    expect(proposal.bills.map(({ consumption }) => consumption)).toEqual([{ before: '21300.000', after: '20000.000' }]);
    trying(major, ask(error({ errorBasisPoints: -9_999 }))).thenRejected('ErrorMustBePossible');
    expect(simulated(major, ask(fault({ cubicMetres: 50_000 }))).proposal.window).toMatchObject({
      cubicMetres: 50_000,
    });
    trying(major, ask(fault({ cubicMetres: 500_000 }))).thenRejected('FaultConsumptionMustNotExceedCapacity');
  });
  it('11.4, 15.2-4: an average across the start of a factor is one of m³ at the meter, counted by the factor of each day', () => {
    const set = (from: ReturnType<typeof day>) => {
      const step = { factorId: 'f-1', today: day(4, 2) } as const;
      const factor = { factor: '4.000000', gaugePressure: '413.685000', source: 'corrector' } as const;
      return [
        { type: 'ProposeVolumeFactor', ...step, ...factor, from, document: 'certificate 7', by: 'affairs-1' },
        { type: 'ConfirmVolumeFactor', ...step, by: 'head-1' },
      ] as const;
    };
    const average = fault({ method: 'averageBefore', from: day(5), to: day(5, 16) });
    const by = (from: ReturnType<typeof day>) =>
      simulated(after(eventsOf([...set(from), tir, exchange])), ask(average)).proposal.window;
    // 213 × 15 / 31 = 103.06… at the meter: all of the fault by the factor, none of it, 10 of its 15 days.
    expect(by(day(5))).toMatchObject({ cubicMetres: 412 });
    expect(by(day(5, 16))).toMatchObject({ cubicMetres: 103 });
    expect(by(day(5, 6))).toMatchObject({ cubicMetres: 309 });
    // The factor begins in the days of the average: their unit is still the m³ at the meter.
    expect(by(day(4, 16))).toMatchObject({ cubicMetres: 412 });
  });
  it('11.4, 15.2-4: a factor of billed days leaves a posted fault period as it is, and approvers are told', () => {
    const step = { factorId: 'f-1', today: day(4, 2) } as const;
    const factor = { factor: '4.000000', gaugePressure: '413.685000', source: 'corrector' } as const;
    const warned = (from: ReturnType<typeof day>) => {
      const account = after(
        eventsOf(
          [
            posting(fault()),
            { type: 'ProposeVolumeFactor', ...step, ...factor, from, document: 'certificate 7', by: 'affairs-1' },
            { type: 'ConfirmVolumeFactor', ...step, by: 'head-1' },
          ],
          history,
        ),
      );
      const cause = causeOfFactor(keptFactorOf(account, 'f-1')!);
      const { warnings } = simulated(account, ask(cause, 'c-2')).proposal;
      return warnings.filter(({ kind }) => kind === 'faultOfFactor').map(({ data }) => data);
    };
    expect(warned(day(4, 25))).toEqual([{ from: day(4, 20), to: day(5, 16), cubicMetres: 100 }]);
  });
  it('15.4-31: WindowsMustNotOverlap', () =>
    trying(after(eventsOf([posting(fault())], history)), ask(error(), 'c-2')).thenRejected('WindowsMustNotOverlap'));
});
