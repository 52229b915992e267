import { accept, nothing, type Decision } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import type { MeterEvent } from '../meter.messages.ts';
import type { InstalledMeter } from '../meter.state.ts';
import type { MoveMeterToZone, ZoneMoveCommand, ZoneMoveEvent } from './zone-move.messages.ts';
import {
  meterMustBeInAnotherZone,
  zoneMoveMustExist,
  zoneMoveMustFollowTheLastOne,
  zoneMoveMustHaveSecondPerson,
  zoneMoveMustNotBePending,
} from './zone-move.rules.ts';

/** A meter of a closed or wrongly named zone is moved to another one, by two persons (A1-4, A3-5; N5, N24). */
export const moveToZone = (command: ZoneMoveCommand, state: InstalledMeter): Decision<MeterEvent> => {
  if (command.type === 'MoveMeterToZone') return request(command, state);
  const { moveId, by, on } = command;
  const { zoneMove: waiting, meterId, accountId } = state;
  const done = state.zoneMoves?.find((each) => each.moveId === moveId);
  if (command.type === 'ConfirmZoneMove' && isSamePerson(done?.confirmedBy, by)) return nothing();
  if (waiting?.moveId !== moveId) return zoneMoveMustExist(moveId);
  switch (command.type) {
    case 'ConfirmZoneMove':
      return (
        zoneMoveMustHaveSecondPerson(waiting.requestedBy, by) ||
        zoneMoveMustFollowTheLastOne(waiting.from, state) ||
        accept<MeterEvent>({ type: 'MeterMovedToZone', data: { ...waiting, confirmedBy: by, movedOn: on } })
      );
    case 'DeclineZoneMove':
      return accept<MeterEvent>({
        type: 'MeterZoneMoveDeclined',
        data: { meterId, accountId, moveId, reason: command.reason, declinedBy: by, declinedOn: on },
      });
  }
};

const request = ({ type: _, by, on, ...move }: MoveMeterToZone, state: InstalledMeter): Decision<MeterEvent> => {
  const { zoneMove: waiting, meterId, accountId } = state;
  if (waiting) return waiting.moveId === move.moveId ? nothing() : zoneMoveMustNotBePending(waiting.moveId);
  return (
    meterMustBeInAnotherZone(move.zone, state) ||
    zoneMoveMustFollowTheLastOne(move.from, state) ||
    accept<MeterEvent>({
      type: 'MeterZoneMoveRequested',
      data: { ...move, meterId, accountId, requestedBy: by, requestedOn: on },
    })
  );
};

/** A meter of an earlier release gets its county with its first move. */
export const evolveZoneMove = (state: InstalledMeter, event: ZoneMoveEvent): InstalledMeter => {
  const { zoneMove: _, ...without } = state;
  switch (event.type) {
    case 'MeterZoneMoveRequested':
      return { ...state, zoneMove: event.data };
    case 'MeterZoneMoveDeclined':
      return without;
    case 'MeterMovedToZone': {
      const { zone, from, countyOffice, moveId, confirmedBy } = event.data;
      const zoneMoves = [...(state.zoneMoves ?? []), { zone, from, moveId, confirmedBy }];
      return { ...without, countyOffice, zoneMoves };
    }
  }
};
