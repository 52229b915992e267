import { accept, nothing, type Decision, type Rejection } from '@pishkhan/decider';
import { zoneOn } from '../../../contractor/domain/contractor.ts';
import { zoneMoveMustNotBePending } from '../moving/zone-move.rules.ts';
import { removalMustNotBePending } from '../removing/removal.rules.ts';
import type { MeterEvent } from '../meter.messages.ts';
import { dayMustNotBeInFuture } from '../meter.rules.ts';
import type { InstalledMeter } from '../meter.state.ts';
import { factsOf } from '../recording/judging.ts';
import type {
  DeclineTakingOff,
  Exchange,
  ExchangeMeter,
  MeterExchanged,
  MeterTakenOff,
  EnterTakingOff,
} from './exchange.messages.ts';
import {
  meterMustMeasureAccount,
  newMeterMustBeAnother,
  removalMustFollowLastReading,
  takingOffMustExist,
  takingOffMustHaveSecondPerson,
  takingOffMustNameMeterOrAbsence,
  takingOffMustNotBePending,
} from './exchange.rules.ts';
import { installationReadingId } from './connection.ts';
import { laterEstimatesMustMove, laterEstimatesOf, withoutLaterEstimates } from './later-estimates.ts';
import { removalIndexMustBePossible, removalReadingOf, type Judged, type Off } from './removal-index.ts';

/** What waits for a second person is decided first; it would stay in the worklist of a meter that is nobody's (7.5). */
const nothingElseMustWait = ({ removal, zoneMove, takingOff }: InstalledMeter, exchangeId: string): Rejection | false =>
  (removal !== undefined && removalMustNotBePending(removal.removalId)) ||
  (zoneMove !== undefined && zoneMoveMustNotBePending(zoneMove.moveId)) ||
  (takingOff !== undefined && takingOff.exchangeId !== exchangeId && takingOffMustNotBePending(takingOff.exchangeId));

/** Facts bound the day and the index; an estimate bounds neither (15.4-32). */
const meterMayBeTakenOff = (state: InstalledMeter, off: Off, judged: Judged): Rejection | false =>
  nothingElseMustWait(state, off.exchangeId) ||
  dayMustNotBeInFuture(off.takenOffOn, judged.today) ||
  removalMustFollowLastReading(off.takenOffOn, factsOf(state).at(-1)!.readOn) ||
  removalIndexMustBePossible(state, off, judged);

const offOf = ({ exchangeId, exchangedOn: takenOffOn, takenOff }: Exchange): Off => ({
  exchangeId,
  takenOffOn,
  takenOff,
});

/** One entered by a person was confirmed by another one; a case has its own two persons (7.5, A1-13, A2-7). */
const entryMustBeConfirmed = ({ takingOff }: InstalledMeter, exchange: Exchange): Rejection | false => {
  if (exchange.enteredBy === undefined) return false;
  if (takingOff?.exchangeId !== exchange.exchangeId) return takingOffMustExist(exchange.exchangeId);
  return takingOffMustHaveSecondPerson(takingOff.enteredBy, exchange.confirmedBy ?? takingOff.enteredBy);
};

/** The old meter's side of an exchange: its stream has the one public event (Card 13, 11.4). */
export const exchangeMeter = (command: ExchangeMeter, state: InstalledMeter): Decision<MeterEvent> => {
  const { exchange, estimates = [] } = command;
  const { meterId, accountId } = state;
  const off = offOf(exchange);
  const refusal =
    meterMustMeasureAccount(accountId, exchange.accountId) ||
    newMeterMustBeAnother(meterId, exchange.putIn.meterId) ||
    entryMustBeConfirmed(state, exchange) ||
    meterMayBeTakenOff(state, off, command) ||
    laterEstimatesMustMove(state, exchange.exchangedOn, estimates);
  if (refusal) return refusal;
  const zone = zoneOn(state, exchange.exchangedOn);
  const readingId = installationReadingId(exchange.putIn.meterId, exchange.exchangeId);
  const exchanged: MeterExchanged = {
    type: 'MeterExchanged',
    data: {
      ...exchange,
      meterId,
      ...(state.countyOffice !== undefined && { countyOffice: state.countyOffice }),
      ...(zone !== undefined && { zone }),
      recordedOn: command.today,
      takenOff: removalReadingOf(withoutLaterEstimates(state, exchange.exchangedOn), off, command),
      putIn: { ...exchange.putIn, readingId },
      ...(estimates.length > 0 && { estimates }),
    },
  };
  return accept<MeterEvent>(exchanged);
};

/** Card 13 or a taking off, as the connections unit enters it: judged at once, so that nobody confirms in vain. */
export const enterTakingOff = (
  { type: _, today, policy, by, ...entry }: EnterTakingOff,
  state: InstalledMeter,
): Decision<MeterEvent> => {
  const { meterId, accountId, takingOff: waiting } = state;
  if (waiting?.exchangeId === entry.exchangeId) return nothing();
  const refusal =
    takingOffMustNameMeterOrAbsence(entry) ||
    (entry.exchange !== undefined && newMeterMustBeAnother(meterId, entry.exchange.putIn.meterId)) ||
    meterMayBeTakenOff(state, entry, { today, ...(policy && { policy }) });
  if (refusal) return refusal;
  return accept<MeterEvent>({
    type: 'TakingOffEntered',
    data: { meterId, accountId, ...entry, enteredBy: by, enteredOn: today },
  });
};

/** The second person confirms a taking off without another meter (7.5, 11.4). */
export const takeOffMeter = (
  { exchangeId, by, ...judged }: Judged & { readonly exchangeId: string; readonly by: string },
  state: InstalledMeter,
): Decision<MeterEvent> => {
  const { takingOff: entry, meterId, accountId } = state;
  if (entry?.exchangeId !== exchangeId || entry.absence === undefined) return takingOffMustExist(exchangeId);
  const { takenOffOn, absence, enteredBy, exchangedBy, contractorId, remark } = entry;
  const refusal = takingOffMustHaveSecondPerson(enteredBy, by) || meterMayBeTakenOff(state, entry, judged);
  if (refusal) return refusal;
  const estimates = laterEstimatesOf(state, takenOffOn).map(({ readingId, readOn }) => ({ readingId, readOn }));
  const takenOff: MeterTakenOff = {
    type: 'MeterTakenOff',
    data: {
      meterId,
      accountId,
      removalId: exchangeId,
      takenOffOn,
      absence,
      recordedOn: judged.today,
      takenOff: removalReadingOf(withoutLaterEstimates(state, takenOffOn), entry, judged),
      ...(estimates.length > 0 && { estimates }),
      enteredBy,
      confirmedBy: by,
      ...(exchangedBy !== undefined && { exchangedBy }),
      ...(contractorId !== undefined && { contractorId }),
      ...(remark !== undefined && { remark }),
    },
  };
  return accept<MeterEvent>(takenOff);
};

export const declineTakingOff = (
  { exchangeId, reason, by, today }: DeclineTakingOff,
  { takingOff, meterId, accountId }: InstalledMeter,
): Decision<MeterEvent> =>
  takingOff?.exchangeId === exchangeId
    ? accept<MeterEvent>({
        type: 'TakingOffDeclined',
        data: { meterId, accountId, exchangeId, reason, declinedBy: by, declinedOn: today },
      })
    : takingOffMustExist(exchangeId);
