import { describe, expect, it } from '@jest/globals';
import { addDays, civilDate, type CivilDate } from '@pishkhan/calendar';
import { isFact } from '@pishkhan/consumption';
import { isRejection } from '@pishkhan/decider';
import fc from 'fast-check';
import { TwoServices, type Cause } from './two-services.builders.ts';

/** For a longer check: `CHAIN_CASES=20000`. */
const CASES = Number(process.env['CHAIN_CASES'] ?? 120);
const installedOn = civilDate('2025-04-21');

/** What a reader brings from one visit, and what people then do. */
interface Visit {
  readonly days: number;
  readonly usedADay: number;
  readonly brings: 'reading' | 'misread' | 'nothing' | 'guess';
  readonly off: number;
  /** The true index of a day with an estimate arrives after the next visit. */
  readonly late: boolean;
  /** The head accepts a misread that is held, instead of rejecting it. */
  readonly accepts: boolean;
  /** A correction to another wrong index precedes the right one. */
  readonly correctsWrongly: boolean;
  /** Everything wrong is corrected after this visit, in a chain that continues. */
  readonly corrects: boolean;
}
const oneOf = (most: number) => fc.integer({ min: 1, max: most }).map((place) => place === 1);
const visit = fc.record<Visit>({
  days: fc.integer({ min: 15, max: 60 }),
  usedADay: fc.integer({ min: 0, max: 70 }),
  brings: fc.constantFrom('reading', 'reading', 'misread', 'misread', 'nothing', 'guess'),
  off: fc.oneof(fc.integer({ min: -900, max: 900 }), fc.constantFrom(-3_000, -1_000, 1_000, 2_000, 3_000)),
  late: oneOf(2),
  accepts: oneOf(3),
  correctsWrongly: oneOf(4),
  corrects: oneOf(5),
});

interface Scenario {
  readonly visits: readonly Visit[];
  readonly registerDigits: number;
  readonly start: number;
  /** How much too low the index at the installation was recorded (F5c). */
  readonly misreadBy: number;
  readonly order: readonly number[];
  readonly later: 'hold' | 'billWithCredit';
}
const scenario = fc.record<Scenario>({
  visits: fc.array(visit, { minLength: 2, maxLength: 10 }),
  registerDigits: fc.constantFrom(4, 4, 5),
  start: fc.constantFrom(1_000, 6_500, 9_300),
  misreadBy: fc.constantFrom(0, 0, 40, 700),
  order: fc.array(fc.nat(13), { minLength: 1, maxLength: 10 }),
  later: fc.constantFrom('hold', 'billWithCredit'),
});

const reasons = { reason: 'visited', evidence: 'photograph of the register' };

/** One household with its true index by day, in a company that misreads or does not. */
class Story {
  readonly home: TwoServices;
  private readonly truth: ReadonlyMap<string, number>;
  private readonly order: readonly number[];

  constructor(home: TwoServices, truth: ReadonlyMap<string, number>, order: readonly number[]) {
    this.home = home;
    this.truth = truth;
    this.order = order;
  }

  private right(readOn: CivilDate): number {
    return this.truth.get(readOn)!;
  }

  private row(readOn: CivilDate, finding: { kind: 'absent' } | { kind: 'actual' | 'estimated'; index: number }) {
    const readingId = `reading-${readOn}`;
    return { type: 'RecordReading' as const, readingId, readOn, finding, today: this.home.today };
  }

  /** Whether the same row would be accepted without a person. */
  takes(readOn: CivilDate, finding: Parameters<Story['row']>[1]): boolean {
    const { home } = this;
    const [metering, billing, ownCauses] = [home.metering, home.billing, home.ownCauses];
    const decision = home.atMetering(this.row(readOn, finding));
    const isTaken = !isRejection(decision) && decision.some(({ type }) => type === 'ReadingAccepted');
    Object.assign(home, { metering, billing, ownCauses });
    return isTaken;
  }

  bring(readOn: CivilDate, finding: Parameters<Story['row']>[1]): void {
    const decision = this.home.atMetering(this.row(readOn, finding));
    if (isRejection(decision)) throw new Error(`${JSON.stringify(finding)} of ${readOn}: ${decision.rejected}`);
  }

  /** A true index is never refused: at once, or once what is wrong is corrected and the head has accepted it. */
  bringTrue(readOn: CivilDate): void {
    const index = this.right(readOn);
    this.bring(readOn, { kind: 'actual', index });
    if (this.heldOn(readOn)) this.correct();
    this.accept(readOn);
    const { readings, evidence } = this.home.read;
    expect([...readings.filter(isFact), ...evidence].find((each) => each.readOn === readOn)?.index).toBe(index);
  }

  /** @returns Whether the misread counts now, and must be corrected */
  bringMisread(readOn: CivilDate, index: number, accepts: boolean): boolean {
    this.bring(readOn, { kind: 'actual', index });
    const held = this.heldOn(readOn);
    if (!held) return true;
    if (accepts && this.accept(readOn)) return true;
    const { today } = this.home;
    this.home.atMetering({ type: 'RejectHeldReading', reviewId: held.reviewId, reason: 'misread', today });
    return false;
  }

  private heldOn(readOn: CivilDate) {
    return this.home.held.find((each) => each.readOn === readOn);
  }

  private accept(readOn: CivilDate): boolean {
    const held = this.heldOn(readOn);
    if (!held) return true;
    const { today } = this.home;
    const command = { type: 'AcceptHeldReading', reviewId: held.reviewId, byHead: true, rolledOver: true } as const;
    return !isRejection(this.home.atMetering({ ...command, ...reasons, today }));
  }

  /** The indexes from the meter that are wrong, and evidence that contradicts an estimate. */
  private causes(): readonly Cause[] {
    const { home } = this;
    const wrong = home.chain.flatMap((reading) => {
      const { readingId, readOn, index } = reading;
      const right = this.right(readOn);
      const isKnown = isFact(reading) || home.billing.evidence.some((each) => each.readOn === readOn);
      return isKnown && index !== right ? [{ readingId, rightIndex: right }] : [];
    });
    return [...home.ownCauses, ...wrong.map((each): Cause => ({ kind: 'readings', readings: [each] }))];
  }

  /**
   * Corrects everything wrong, one cause after the other in this order. What is only plausible together is one proposal
   * (15.4-38), and the head confirms a wide rollover of right indexes (15.4-33).
   */
  correct(): void {
    const { home, order } = this;
    for (let turn = 0; this.causes().length > 0; turn += 1) {
      expect(turn).toBeLessThan(200);
      const causes = this.causes();
      const first = order[turn % order.length]! % causes.length;
      const inOrder = [...causes.slice(first), ...causes.slice(0, first)];
      const posted = inOrder.find((cause) => home.isPosted(cause));
      home.ownCauses = home.ownCauses.filter((cause) => cause !== posted);
      if (posted) continue;
      const readings = causes.flatMap((cause) => (cause.kind === 'readings' ? cause.readings : []));
      if (readings.length === 0) {
        // The estimate needs no correction any more.
        home.ownCauses = [];
        continue;
      }
      const together: Cause = { kind: 'readings', readings };
      expect(home.isPosted(together) || home.isPosted(together, { head: true })).toBe(true);
    }
  }

  /** An index from the meter is replaced by a wrong one, if approvers cannot see that. */
  correctWrongly(readOn: CivilDate, rightIndex: number): void {
    const fact = this.home.facts.find((each) => each.readOn === readOn);
    if (fact) this.home.isPosted({ kind: 'readings', readings: [{ readingId: fact.readingId, rightIndex }] });
  }
}

interface Figure {
  readonly readOn: CivilDate;
  readonly index: number;
  readonly rolledOver?: boolean;
  readonly rolloverConfirmed?: boolean;
}
/** Both services have one chain with one set of marks and confirmations. */
const agree = ({ home }: Story): void => {
  const figures = (readings: readonly Figure[]) =>
    readings.map(({ readOn, index, rolledOver = false, rolloverConfirmed = false }) => [
      readOn,
      index,
      rolledOver,
      rolloverConfirmed,
    ]);
  expect(figures(home.chain)).toEqual(figures(home.read.readings));
};

const play = ({ visits, registerDigits, start, misreadBy, order, later }: Scenario) => {
  const size = 10 ** registerDigits;
  const truth = new Map<string, number>([[installedOn, start]]);
  const totals = new Map<string, number>([[installedOn, start]]);
  const storyOf = (from: number) =>
    new Story(new TwoServices({ registerDigits, start: from, installedOn, later }), truth, order);
  const [clean, wrong] = [storyOf(start), storyOf(start - misreadBy)];
  const both = [clean, wrong];
  let [readOn, total] = [installedOn, start];
  let late: CivilDate[] = [];
  const visited = (visit: Visit): void => {
    const { days, usedADay, brings, off, accepts } = visit;
    readOn = addDays(readOn, days);
    total += days * usedADay;
    truth.set(readOn, total % size);
    totals.set(readOn, total);
    for (const { home } of both) home.today = readOn;
    const other = (total + off + size) % size;
    const guess = brings === 'nothing' ? { kind: 'absent' as const } : { kind: 'estimated' as const, index: other };
    const isGuess = brings === 'nothing' || brings === 'guess';
    if (isGuess && both.every((each) => each.takes(readOn, guess))) {
      for (const each of both) each.bring(readOn, guess);
      if (visit.late) late = [...late, readOn];
      return;
    }
    clean.bringTrue(readOn);
    const isMisread = brings === 'misread' && other !== total % size;
    if (!(isMisread && wrong.bringMisread(readOn, other, accepts))) wrong.bringTrue(readOn);
  };
  for (const each of visits) {
    const due = late;
    late = [];
    visited(each);
    for (const day of due) for (const story of both) story.bringTrue(day);
    clean.correct();
    if (each.correctsWrongly) wrong.correctWrongly(readOn, (total + 3 * each.off + size) % size);
    if (each.corrects) wrong.correct();
    for (const story of both) agree(story);
  }
  clean.correct();
  wrong.correct();
  const lastOn = addDays(readOn, 30);
  truth.set(lastOn, (total + 600) % size);
  totals.set(lastOn, total + 600);
  for (const story of both) {
    story.home.today = lastOn;
    story.bringTrue(lastOn);
    story.correct();
    agree(story);
  }
  return { clean: clean.home, wrong: wrong.home, totals };
};

const inForce = ({ billing }: TwoServices) =>
  billing.bills
    .filter(({ supersededBy }) => supersededBy === undefined)
    .toSorted((one, other) => (one.face.periodFrom < other.face.periodFrom ? -1 : 1));
const netPerPeriod = (home: TwoServices) =>
  inForce(home).map(({ face, lines, inForce: charges, consumptionInForce }) => ({
    days: [face.periodFrom, face.periodTo],
    lines: lines.map(({ line, amount }) => [line, amount]),
    charges,
    consumptionInForce,
  }));

const factDays = ({ facts }: TwoServices) => facts.map(({ readOn }) => readOn);

const calm = { late: false, accepts: false, correctsWrongly: false, corrects: false };
/** The estimate rolls over, and the reader's estimate after it does not. */
const guessAfterARollover: Scenario = {
  visits: [
    { ...calm, days: 22, usedADay: 0, brings: 'guess', off: 3_000 },
    { ...calm, days: 44, usedADay: 0, brings: 'nothing', off: 1, late: true, corrects: true },
    { ...calm, days: 15, usedADay: 0, brings: 'guess', off: 0 },
    { ...calm, days: 15, usedADay: 0, brings: 'reading', off: 1 },
  ],
  registerDigits: 4,
  start: 1_000,
  misreadBy: 40,
  order: [0],
  later: 'hold',
};

describe('15.4-31…15.4-34: a chain of consumption, misreads, absences, estimates, rollovers and late readings, by both services', () => {
  it('costs the same per line and period as without misreads, counts what the meter counted, and waits for nobody', () => {
    fc.assert(
      fc.property(scenario, (played) => {
        const { clean, wrong, totals } = play(played);
        const size = 10 ** played.registerDigits;
        // An estimate that happens to be right needs no evidence, so it stays one: in both accounts.
        fc.pre(factDays(clean).toString() === factDays(wrong).toString());
        expect(netPerPeriod(wrong)).toEqual(netPerPeriod(clean));
        expect(wrong.billing.receivable).toBe(clean.billing.receivable);
        for (const home of [clean, wrong]) {
          expect([home.billing.waiting, home.held]).toEqual([[], []]);
          for (const [place, to] of home.facts.entries()) {
            const from = home.facts[place - 1];
            if (!from) continue;
            const billed = inForce(home)
              .filter(({ face }) => face.periodFrom >= from.readOn && face.periodFrom < to.readOn)
              .reduce((sum, { consumptionInForce }) => sum + Number(consumptionInForce), 0);
            const used = totals.get(to.readOn)! - totals.get(from.readOn)!;
            // If the register turns round once while nobody reads it, it shows no trace: only its indexes count.
            expect(used < size ? billed : billed % size).toBe(used % size);
          }
        }
      }),
      { numRuns: CASES, examples: [[guessAfterARollover]] },
    );
  });
});
