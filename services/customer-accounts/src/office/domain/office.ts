import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type {
  CloseOffice,
  OfficeClosed,
  OfficeCommand,
  OfficeEvent,
  OfficeRegistered,
  RegisterOffice,
} from './office.messages.ts';
import {
  counterOfficeMustNameItsCounty,
  countyMustBeEmpty,
  countyOfficeMustNotBelongToACounty,
  officeIdMustBeFree,
  officeMustBeRegisteredAfterItsClosing,
  officeMustExist,
  officeMustNotBeClosedForPastDays,
  officeMustStillBeOpen,
  zoneMustNameItsCounty,
} from './office.rules.ts';

export type OfficeState =
  | { readonly status: 'unknown' }
  | ({
      readonly status: 'registered';
      readonly closedFrom?: OfficeClosed['data']['closedFrom'];
    } & OfficeRegistered['data']);
type Registered = Extract<OfficeState, { status: 'registered' }>;

/** One stream per office: `office-<id>`. A county is known by its county office. */
export const office: Decider<OfficeCommand, OfficeEvent, OfficeState> = {
  category: 'office',
  events: { OfficeRegistered: 1, OfficeClosed: 1 },
  initial: { status: 'unknown' },
  decide: (command, state) => {
    switch (command.type) {
      case 'RegisterOffice':
        return state.status === 'unknown' ? register(command) : registerAgain(command, state);
      case 'CloseOffice':
        return state.status === 'unknown' ? officeMustExist(command.officeId) : close(command, state);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'OfficeRegistered':
        return { status: 'registered', ...event.data };
      case 'OfficeClosed':
        return state.status === 'unknown' ? state : { ...state, closedFrom: event.data.closedFrom };
    }
  },
};

const register = (command: RegisterOffice): Decision<OfficeEvent> => {
  const { type: _type, county: _county, by, ...data } = command;
  return (
    countyOfficeMustNotBelongToACounty(command) ||
    counterOfficeMustNameItsCounty(command) ||
    zoneMustNameItsCounty(command) ||
    accept<OfficeEvent>({ type: 'OfficeRegistered', data: { ...data, registeredBy: by } })
  );
};

const isSame = ({ kind, countyOffice }: RegisterOffice, known: Registered): boolean =>
  kind === known.kind && countyOffice === known.countyOffice;

/** A zone of an earlier release has no county: it is registered again with one, else without a change. */
const getsItsCounty = (command: RegisterOffice, { kind, countyOffice, ...known }: Registered): boolean =>
  kind === 'zone' &&
  countyOffice === undefined &&
  command.kind === 'zone' &&
  command.countyOffice !== undefined &&
  known.closedFrom === undefined &&
  command.name === known.name &&
  command.registeredFrom === known.registeredFrom;

/** The same office again: a repetition, or its registration after a closing. */
const registerAgain = (command: RegisterOffice, known: Registered): Decision<OfficeEvent> => {
  const { name, registeredFrom, officeId } = command;
  if (getsItsCounty(command, known)) return register(command);
  if (!isSame(command, known)) return officeIdMustBeFree(officeId);
  if (known.closedFrom === undefined)
    return name === known.name && registeredFrom === known.registeredFrom ? nothing() : officeIdMustBeFree(officeId);
  return officeMustBeRegisteredAfterItsClosing(registeredFrom, known.closedFrom) || register(command);
};

const close = (
  { officeId, closedFrom, leaves, reason, by, today }: CloseOffice,
  known: Registered,
): Decision<OfficeEvent> => {
  if (closedFrom === known.closedFrom) return nothing();
  return (
    officeMustStillBeOpen(known.closedFrom, today) ||
    officeMustNotBeClosedForPastDays(closedFrom, today) ||
    (known.kind === 'countyOffice' && countyMustBeEmpty(leaves)) ||
    accept<OfficeEvent>({ type: 'OfficeClosed', data: { officeId, closedFrom, reason, closedBy: by } })
  );
};
