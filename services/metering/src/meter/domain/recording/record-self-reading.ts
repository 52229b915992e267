import { policyUntilPublished } from '@pishkhan/consumption';
import { accept, nothing, type Decision, type Rejection } from '@pishkhan/decider';
import { acceptedEvents, confirmationBy } from './accepting.ts';
import { acceptedFigureOf, holds, judgeOnDay, ruleOfFinding, waitingFigureOf } from './judging.ts';
import type { MeterEvent } from '../meter.messages.ts';
import { dayMustHaveOneReading, dayMustNotBeInFuture, readingMustFollowPrevious } from '../meter.rules.ts';
import type { InstalledMeter } from '../meter.state.ts';
import { everyRegisterMustBeRead } from './registers/register-set.rules.ts';
import { releasedEvent } from '../reviewing/releasing.ts';
import type { RecordSelfReading, SelfReadingRefused } from './self-reading.messages.ts';
import { declaredMeterMustMeasureTheAccount, figureMustNotBeRecordedAlready } from './self-reading.rules.ts';

/** The answer to the case that entered the figure. */
const refused = ({ selfReading, meterId, accountId, readOn, index, today }: RecordSelfReading, by: Rejection) => {
  const { selfReadingId, caseId } = selfReading;
  const { rejected: rule, data } = by;
  const event: SelfReadingRefused = {
    type: 'SelfReadingRefused',
    data: { selfReadingId, caseId, meterId, accountId, readOn, index, rule, ...(data && { data }), refusedOn: today },
  };
  return accept<MeterEvent>(event);
};

/** A meter that measures another account, or none, has no figure of this one. */
export const selfReadingOfNoMeter = (command: RecordSelfReading): Decision<MeterEvent> =>
  refused(command, declaredMeterMustMeasureTheAccount(command.meterId));

const dayMustBeFree = (
  { readOn, today, index }: RecordSelfReading,
  { readings, evidence, installedOn }: InstalledMeter,
): Rejection | false => {
  const taken =
    readings.find((each) => each.readOn === readOn && each.kind === 'actual') ??
    evidence.find((each) => each.readOn === readOn && each.index === index);
  return (
    dayMustNotBeInFuture(readOn, today) ||
    (readOn < installedOn && readingMustFollowPrevious(readings[0]!, readOn)) ||
    (taken !== undefined &&
      (figureMustNotBeRecordedAlready(readOn, index, taken.index) || dayMustHaveOneReading(readOn, taken.index)))
  );
};

/**
 * Judged as any index (15.4-34). Persons have examined an unusual consumption already; a rollover is confirmed by the
 * representative or the policy (15.4-33).
 */
const judged = (command: RecordSelfReading, state: InstalledMeter) => {
  const { readOn, index, rolloverConfirmed, policy = policyUntilPublished } = command;
  const figure = { readOn, index, ...(rolloverConfirmed && { rolloverConfirmed }) };
  const { findings, confirmedByPolicy } = judgeOnDay(state, figure, 'actual', policy);
  const others = [...acceptedFigureOf(state, figure), ...waitingFigureOf(state, figure)];
  const open = [...findings, ...others].find((finding) => holds(finding) && finding.kind !== 'unusual');
  return { refusal: open !== undefined && ruleOfFinding(open), confirmedByPolicy };
};

/** The reader has read the same: that reading waits no longer, and nobody has to reject a right one (F8, A3-5). */
const sameThatWaits = ({ readOn, index, today }: RecordSelfReading, { held }: InstalledMeter): readonly MeterEvent[] =>
  held
    .filter((each) => each.ended === undefined && each.readOn === readOn && each.index === index)
    .map((each) => releasedEvent(each, today));

/** The figure is a reading from the meter with its channel, or a refusal by name; the case is never without answer. */
export const recordSelfReading = (command: RecordSelfReading, state: InstalledMeter): Decision<MeterEvent> => {
  const { selfReading, accountId, readingId, readOn, index, rolloverConfirmed } = command;
  if (state.declared?.includes(selfReading.selfReadingId)) return nothing();
  if (accountId !== state.accountId) return selfReadingOfNoMeter(command);
  const taken = everyRegisterMustBeRead(state) || dayMustBeFree(command, state);
  if (taken) return refused(command, taken);
  const { refusal, confirmedByPolicy } = judged(command, state);
  if (refusal) return refused(command, refusal);
  const { policy = policyUntilPublished } = command;
  return accept<MeterEvent>(
    ...sameThatWaits(command, state),
    ...acceptedEvents(
      state,
      { readingId, readOn, policy },
      {
        index,
        kind: 'actual',
        selfReading,
        ...(rolloverConfirmed && { rolloverConfirmed }),
        ...(confirmedByPolicy && { confirmed: confirmationBy(policy) }),
      },
    ),
  );
};

/** The requests that are answered: asking again has no effect. */
export const answered = (state: InstalledMeter, selfReadingId: string | undefined): InstalledMeter =>
  selfReadingId === undefined ? state : { ...state, declared: [...(state.declared ?? []), selfReadingId] };
