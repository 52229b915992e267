import { accept, nothing, type Decision } from '@pishkhan/decider';
import type { MeterEvent } from '../meter.messages.ts';
import { removalsOf, typeOf, type InstalledMeter, type MeterState } from '../meter.state.ts';
import type { Judged, MeterRemoved, RemovalCommand, RemovalEvent, RemoveMeter } from './removal.messages.ts';
import {
  consumptionOfMeterMustBeCorrected,
  lateExchangeMustBeCorrected,
  readingsOfMeterMustBeReviewed,
  removalMustExist,
  removalMustHaveSecondPerson,
  removalMustNotBePending,
} from './removal.rules.ts';
import type { UndoInstallation } from '../exchanging/exchange.messages.ts';
import { takingOffMustNotBePending } from '../exchanging/exchange.rules.ts';
import { zoneMoveMustNotBePending } from '../moving/zone-move.rules.ts';

/** A meter on the wrong account is taken off; with readings on record two persons decide (9.6, 13.3; N16). */
export const removeMeter = (command: RemovalCommand, state: InstalledMeter): Decision<MeterEvent> => {
  const { removalId, by, on } = command;
  if (command.type === 'RemoveMeter') return request(command, state);
  const { removal, meterId, accountId } = state;
  if (removal?.removalId !== removalId) return removalMustExist(removalId);
  const named = { meterId, accountId, removalId };
  switch (command.type) {
    case 'ConfirmRemoval':
      return (
        removalMustHaveSecondPerson(removal.requestedBy, by) ||
        mayBeRemoved(state, command) ||
        accept<MeterEvent>(removed(state, { ...removal, confirmedBy: by, removedOn: on }))
      );
    case 'DeclineRemoval':
      return accept<MeterEvent>({
        type: 'MeterRemovalDeclined',
        data: { ...named, reason: command.reason, declinedBy: by, declinedOn: on },
      });
  }
};

/** The installation of an exchange that the old meter refused; it measured nothing and is not published (Card 13). */
export const undoInstallation = (
  { exchangeId, rule, by, today }: UndoInstallation,
  { meterId, accountId, exchangeId: installedBy }: InstalledMeter,
): Decision<MeterEvent> =>
  installedBy === exchangeId
    ? accept<MeterEvent>({
        type: 'MeterRemoved',
        data: {
          meterId,
          accountId,
          removalId: exchangeId,
          exchangeId,
          reason: rule,
          requestedBy: by,
          removedOn: today,
        },
      })
    : nothing();

/** A move that waits would stay in the worklist of a meter that is nobody's (7.5). */
const mayBeRemoved = (state: InstalledMeter, { isInNoBill, isNotBilledYet }: Judged) =>
  (state.zoneMove !== undefined && zoneMoveMustNotBePending(state.zoneMove.moveId)) ||
  (state.takingOff !== undefined && takingOffMustNotBePending(state.takingOff.exchangeId)) ||
  readingsOfMeterMustBeReviewed(state) ||
  lateExchangeMustBeCorrected(state, isNotBilledYet) ||
  consumptionOfMeterMustBeCorrected(state, isInNoBill);

const request = (command: RemoveMeter, state: InstalledMeter): Decision<MeterEvent> => {
  const { removalId, reason, by, on } = command;
  const { removal, meterId, accountId, readings, evidence } = state;
  if (removal) return removal.removalId === removalId ? nothing() : removalMustNotBePending(removal.removalId);
  const refusal = mayBeRemoved(state, command);
  if (refusal) return refusal;
  const isRead = readings.length > 1 || evidence.length > 0;
  return accept<MeterEvent>(
    isRead
      ? {
          type: 'MeterRemovalRequested',
          data: { meterId, accountId, removalId, reason, requestedBy: by, requestedOn: on },
        }
      : removed(state, { removalId, reason, requestedBy: by, removedOn: on }),
  );
};

const removed = (
  { meterId, accountId, readings }: InstalledMeter,
  {
    removalId,
    reason,
    requestedBy,
    ...more
  }: Pick<MeterRemoved['data'], 'removalId' | 'reason' | 'requestedBy' | 'confirmedBy' | 'removedOn'>,
): MeterRemoved => ({
  type: 'MeterRemoved',
  data: {
    meterId,
    accountId,
    removalId,
    reason,
    requestedBy,
    ...(more.confirmedBy !== undefined && { confirmedBy: more.confirmedBy }),
    removedOn: more.removedOn,
    ...(readings.length > 1 && { lastReadOn: readings.at(-1)!.readOn }),
  },
});

export const evolveRemoval = (state: InstalledMeter, event: RemovalEvent): MeterState => {
  const { removal: _, ...without } = state;
  switch (event.type) {
    case 'MeterRemovalRequested': {
      const { removalId, reason, requestedBy } = event.data;
      return { ...state, removal: { removalId, reason, requestedBy } };
    }
    case 'MeterRemovalDeclined':
      return without;
    case 'MeterRemoved': {
      const { meterId, accountId, lastReadOn } = event.data;
      const last = lastReadOn && { lastReadOn: { ...state.lastReadOn, [accountId]: lastReadOn } };
      const known = state.lastReadOn && { lastReadOn: state.lastReadOn };
      const kept = {
        ...(state.former && { former: state.former }),
        ...(state.lastTest && { lastTest: state.lastTest }),
        ...typeOf(state),
      };
      return { status: 'removed', meterId, accountId, removals: removalsOf(state) + 1, ...kept, ...known, ...last };
    }
  }
};
