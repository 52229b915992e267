import { describe, expect, it } from '@jest/globals';
import { addDays, type CivilDate } from '@pishkhan/calendar';
import { consumptionBetween, estimateIndex, indexesOf, isFact, sourcesOf } from '@pishkhan/consumption';
import { fold, isRejection } from '@pishkhan/decider';
import fc from 'fast-check';
import type { EstimateCorrectionPolicy } from '../../../../../pricing/policy/domain/content/estimate-correction.policy.ts';
import { basis, billing, meter, openedAccount, opening, reading } from '../../../../examples/account.ts';
import { requestOf } from '../../../../examples/correction.ts';
import type { BillAccountCommand, BillAccountEvent } from '../../../bill-account.messages.ts';
import { billAccount } from '../../../bill-account.ts';
import { readingOf, type BillAccount } from '../../../bill-account.state.ts';
import type { Reading } from '../../../billing/bill.ts';
import type { CorrectionCause } from '../../proposal.ts';
import { simulateCorrection } from '../../simulate-correction.ts';
import { chainOf } from '../../../metering/connection.ts';

/** What a reader brings from one visit. A late reading gives the index of a day that has an estimate. */
interface Visit {
  readonly days: number;
  readonly usedADay: number;
  readonly brings: 'reading' | 'misread' | 'nothing' | 'guess';
  readonly off: number;
  readonly late: boolean;
  /** Everything known to be wrong is corrected after this visit, in a chain that continues. */
  readonly corrects: boolean;
}
const visits = fc.array(
  fc.record<Visit>({
    days: fc.integer({ min: 20, max: 60 }),
    usedADay: fc.integer({ min: 0, max: 25 }),
    brings: fc.constantFrom('reading', 'misread', 'nothing', 'guess'),
    off: fc.integer({ min: -900, max: 900 }).filter((off) => off !== 0),
    late: fc.boolean(),
    corrects: fc.integer({ min: 0, max: 4 }).map((of5) => of5 === 0),
  }),
  { minLength: 3, maxLength: 14 },
);

type Later = EstimateCorrectionPolicy['laterPeriod'];
const pricesWith = (laterPeriod: Later) => ({
  ...basis,
  estimates: {
    versions: [
      {
        name: 'estimate-correction' as const,
        version: 'v1',
        effectiveFrom: opening.readOn,
        sample: true,
        settles: 'sample',
        content: { laterPeriod, postedAtOnceUpTo: 0, correctWithinDays: 10 },
      },
    ],
  },
});
type Prices = ReturnType<typeof pricesWith>;

const overruledBy = (event: BillAccountEvent): readonly CorrectionCause[] => {
  const isOverruling =
    (event.type === 'ReadingKept' && event.data.waitsFor === 'estimateCorrection') ||
    (event.type === 'BillIssued' && event.data.overrulesEstimate);
  return isOverruling ? [{ kind: 'estimateOverruled', readingId: event.data.reading.readingId }] : [];
};

const namedBy = (cause: CorrectionCause): readonly string[] =>
  cause.kind === 'readings' ? cause.readings.map(({ readingId }) => readingId) : [];

/** One account with its corrections that are not posted yet; billing itself adds those of overruled estimates. */
interface Played {
  account: BillAccount;
  causes: readonly CorrectionCause[];
  /** Readings whose index was right without a correction. */
  right: readonly string[];
  readonly prices: Prices;
}

const play = (played: Played, command: BillAccountCommand): void => {
  const decision = billAccount.decide(command, played.account);
  if (isRejection(decision)) throw new Error(`${decision.rejected} ${JSON.stringify(decision.data)}`);
  played.account = decision.reduce(billAccount.evolve, played.account);
  played.causes = [...played.causes, ...decision.flatMap(overruledBy)];
};
const bill = (played: Played, closing: Reading): void => play(played, { ...billing(closing), basis: played.prices });

/** Whether the proposal is possible; then it is posted. */
const isPosted = (played: Played, cause: CorrectionCause): boolean => {
  const { account, prices } = played;
  const { evidence: _, ...request } = requestOf({ correctionId: `c-${account.corrections.length}`, cause });
  const dated = { ...prices, today: addDays(chainOf(account).at(-1)!.readOn, 3) };
  const simulation = simulateCorrection(request, { ...dated, account });
  if ('rejected' in simulation) return false;
  play(played, { type: 'PostCorrection', request, approved: simulation, approvals: [], basis: dated });
  play(played, { type: 'BillKeptReadings', basis: prices });
  return true;
};

/**
 * Posts every cause in this order; what is only plausible together is one proposal (15.4-38). An index that is right
 * already is looked at again after the others.
 */
const correct = (played: Played, order: readonly number[]): void => {
  for (let turn = 0; played.causes.length > 0; turn += 1) {
    const first = order[turn % order.length]! % played.causes.length;
    const inOrder = [...played.causes.slice(first), ...played.causes.slice(0, first)];
    const posted = inOrder.find((cause) => isPosted(played, cause));
    if (posted) {
      played.causes = played.causes.filter((cause) => cause !== posted);
      continue;
    }
    const readings = played.causes
      .flatMap((cause) => (cause.kind === 'readings' ? cause.readings : []))
      .filter((each) => readingOf(played.account, each.readingId)?.index !== each.rightIndex);
    if (readings.length > 0) expect(isPosted(played, { kind: 'readings', readings })).toBe(true);
    else [played.right, played.causes] = [[...played.right, ...played.causes.flatMap(namedBy)], []];
  }
};

const right = (readingId: string, rightIndex: number): CorrectionCause => ({
  kind: 'readings',
  readings: [{ readingId, rightIndex }],
});
const lastFact = ({ account }: Played): Reading => chainOf(account).findLast(isFact)!;
/** Metering holds an index that falls, or exceeds the capacity by far. */
const fitsAfter = (before: Reading, index: number): boolean =>
  consumptionBetween(meter, before.index, index) <= indexesOf(meter) / 4;
const fits = (played: Played, index: number): boolean => fitsAfter(lastFact(played), index);
const rollsOver = (before: Reading, index: number) => ({ rolledOver: index < before.index });

const register = { registerDigits: meter.registerDigits, capacity: 'G4' } as const;

/** The estimate for an absence, as metering derives it from the readings that no later one overrules (15.4-32). */
const absence = ({ account }: Played, name: string, readOn: CivilDate): Reading | undefined => {
  const chain = chainOf(account);
  const derived = estimateIndex(register, sourcesOf(register, chain), readOn);
  if (!derived) return undefined;
  const { index, method, methodVersion } = derived;
  const derivedFrom = derived.derivedFrom.map(({ readingId }) => readingId);
  return reading(name, readOn, index, {
    kind: 'estimated',
    estimatedBy: 'system',
    estimate: { method, methodVersion, derivedFrom },
    ...rollsOver(chain.at(-1)!, index),
  });
};

const guess = ({ account }: Played, name: string, readOn: CivilDate, index: number): Reading | undefined => {
  const before = chainOf(account).at(-1)!;
  return fitsAfter(before, index)
    ? reading(name, readOn, index, { kind: 'estimated', estimatedBy: 'reader', ...rollsOver(before, index) })
    : undefined;
};

interface Scenario {
  readonly all: readonly Visit[];
  readonly start: number;
  /** How far the index at the installation was recorded too low (F5c). */
  readonly misreadBy: number;
  readonly order: readonly number[];
  readonly later: Later;
}

/**
 * The same visits without misreads and with them. Metering holds an index that falls below the last one from the meter,
 * so the wrong ones before it are corrected first.
 *
 * @returns Both accounts, and total m³ by id of the reading
 */
const playBoth = ({ all, start, misreadBy, order, later }: Scenario) => {
  const prices = pricesWith(later);
  const begun = (index: number, causes: readonly CorrectionCause[]): Played => {
    const events = openedAccount.map((event) =>
      event.type === 'MeterTaken' ? { ...event, data: { ...event.data, opening: { ...opening, index } } } : event,
    );
    return { account: fold(billAccount, events), causes, right: [], prices };
  };
  const clean = begun(start, []);
  const wrong = begun(start - misreadBy, misreadBy === 0 ? [] : [right(opening.readingId, start)]);
  const totals = new Map([[opening.readingId, start]]);
  let readOn = opening.readOn;
  let total = start;
  const bringFigure = (name: string, index: number, misread: number) => {
    const isWrong = misread !== index && fits(wrong, misread);
    if (!isWrong && !fits(wrong, index)) correct(wrong, order);
    for (const [played, shown] of [
      [clean, index],
      [wrong, isWrong ? misread : index],
    ] as const)
      bill(played, reading(name, readOn, shown, rollsOver(lastFact(played), shown)));
    if (isWrong) wrong.causes = [...wrong.causes, right(`reading-${name}`, index)];
  };
  for (const [place, { days, usedADay, brings, off, late, corrects }] of all.entries()) {
    readOn = addDays(readOn, days);
    total += days * usedADay;
    const [name, register] = [String(place), indexesOf(meter)];
    const [index, other] = [total % register, (total + off + register) % register];
    totals.set(`reading-${name}`, total);
    const made = [clean, wrong].map(
      (played) =>
        (brings === 'guess' && guess(played, name, readOn, other)) ||
        (brings === 'nothing' && absence(played, name, readOn)) ||
        undefined,
    );
    if (made[0] && made[1]) {
      bill(clean, made[0]);
      bill(wrong, made[1]);
      if (late) for (const each of [clean, wrong]) each.causes = [...each.causes, right(`reading-${name}`, index)];
    } else bringFigure(name, index, brings === 'misread' ? other : index);
    if (corrects) correct(wrong, order);
  }
  correct(clean, [0]);
  correct(wrong, order);
  // An index that happens to be right needs no evidence, so the estimate of its day stays one: in both accounts.
  fc.pre(clean.right.toString() === wrong.right.toString());
  return { clean: clean.account, wrong: wrong.account, totals };
};

const inForce = ({ bills }: BillAccount) =>
  bills
    .filter(({ supersededBy }) => supersededBy === undefined)
    .toSorted((one, other) => (one.face.periodFrom < other.face.periodFrom ? -1 : 1));
const netPerPeriod = (account: BillAccount) =>
  inForce(account).map(({ face, lines, inForce: charges, consumptionInForce }) => ({
    days: [face.periodFrom, face.periodTo],
    lines: lines.map(({ line, amount }) => [line, amount]),
    charges,
    consumptionInForce,
  }));

/** The estimate rolls over once the reading before it is corrected, and the guess after it does not. */
const guessBeforeTheRollover: Scenario = {
  all: [
    { days: 20, usedADay: 22, brings: 'guess', off: -6, late: true, corrects: false },
    { days: 49, usedADay: 13, brings: 'nothing', off: -1, late: false, corrects: false },
    { days: 55, usedADay: 8, brings: 'guess', off: -18, late: false, corrects: true },
    { days: 20, usedADay: 0, brings: 'nothing', off: 1, late: false, corrects: true },
    { days: 20, usedADay: 0, brings: 'reading', off: 1, late: false, corrects: true },
  ],
  start: 98_500,
  misreadBy: 0,
  order: [0],
  later: 'hold',
};

const scenario = fc.record<Scenario>({
  all: visits,
  start: fc.constantFrom(1_000, 98_500),
  misreadBy: fc.constantFrom(0, 0, 40, 700),
  order: fc.array(fc.nat(13), { minLength: 1, maxLength: 14 }),
  later: fc.constantFrom<Later>('hold', 'billWithCredit'),
});

describe('15.4-31: a chain whose wrong readings are corrected, in any order', () => {
  it('15.4-31, 15.4-32: costs the same per line and period as without misreads, and nothing waits', () =>
    fc.assert(
      fc.property(scenario, (played) => {
        const { clean, wrong } = playBoth(played);
        expect(netPerPeriod(wrong)).toEqual(netPerPeriod(clean));
        expect([wrong.receivable, wrong.waiting]).toEqual([clean.receivable, []]);
      }),
      { numRuns: 150, examples: [[guessBeforeTheRollover]] },
    ));

  it('15.4-31: between two readings from the meter the bills count what the meter counted', () =>
    fc.assert(
      fc.property(scenario, (played) => {
        const { wrong, totals } = playBoth(played);
        const facts = wrong.readings.filter(isFact);
        for (const [place, to] of facts.entries()) {
          const from = facts[place - 1];
          if (!from) continue;
          const billed = inForce(wrong)
            .filter(({ face }) => face.periodFrom >= from.readOn && face.periodFrom < to.readOn)
            .map(({ consumptionInForce }) => Number(consumptionInForce));
          expect(billed.reduce((sum, each) => sum + each, 0)).toBe(
            totals.get(to.readingId)! - totals.get(from.readingId)!,
          );
        }
      }),
      { numRuns: 150, examples: [[guessBeforeTheRollover]] },
    ));
});
