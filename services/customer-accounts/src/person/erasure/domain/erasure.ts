import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import { isHeldBy } from '../../../look-ups/staff/domain/staff-member.ts';
import type {
  ConfirmErasure,
  DeclineErasure,
  ErasureCommand,
  ErasureConfirmed,
  ErasureEvent,
  ErasureRequested,
  RecordErasedIn,
  RequestErasure,
} from './erasure.messages.ts';
import {
  confirmerMustNotBeTheErasedPerson,
  erasedPersonMustBeSettled,
  erasedPersonMustHaveNoBillToKeep,
  erasedPersonMustHaveNoOpenCase,
  erasedPersonMustNotBeSupplied,
  erasureLetterMustBeIssued,
  erasureMustBeConfirmedByAnother,
  erasureMustExist,
  erasureMustWait,
  onlyOneErasureMayWait,
  personMayOnlyBeErasedInTheOwnCounty,
} from './erasure.rules.ts';

type Requested = ErasureRequested['data'];

/** One round: the person may be erased again, for what was left open, or was recorded since. */
export interface Round {
  readonly requested: Requested;
  readonly declined?: true;
  readonly confirmed?: ErasureConfirmed['data'];
  /** Services that have destroyed their keys. */
  readonly erasedIn: readonly string[];
}
export interface ErasureState {
  /** By the id of the erasure, the oldest first. */
  readonly rounds: Readonly<Record<string, Round>>;
}

/** The erasure of one person. Its id is the subject id of the vault. */
export const erasure: Decider<ErasureCommand, ErasureEvent, ErasureState> = {
  category: 'erasure',
  events: { ErasureRequested: 1, ErasureConfirmed: 1, ErasureDeclined: 1, ErasedIn: 1 },
  initial: { rounds: {} },
  decide: (command, state) => {
    switch (command.type) {
      case 'RequestErasure':
        return request(command, state);
      case 'ConfirmErasure':
        return decided(command, state, 'confirmed', (requested) => confirm(command, requested));
      case 'DeclineErasure':
        return decided(command, state, 'declined', (requested) => decline(command, requested));
      case 'RecordErasedIn':
        return record(command, state);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ErasureRequested':
        return withRound(state, event.data.erasureId, { requested: event.data, erasedIn: [] });
      case 'ErasureConfirmed':
        return changed(state, event.data.erasureId, (round) => ({ ...round, confirmed: event.data }));
      case 'ErasureDeclined':
        return changed(state, event.data.erasureId, (round) => ({ ...round, declined: true }));
      case 'ErasedIn':
        return changed(state, event.data.erasureId, (round) => ({
          ...round,
          erasedIn: [...round.erasedIn, event.data.service],
        }));
    }
  },
};

const withRound = (state: ErasureState, erasureId: string, round: Round): ErasureState => ({
  rounds: { ...state.rounds, [erasureId]: round },
});
const changed = (state: ErasureState, erasureId: string, change: (round: Round) => Round): ErasureState =>
  withRound(state, erasureId, change(state.rounds[erasureId]!));

/** Confirmed, and not carried out by every service. */
export const isUnderWay = ({ confirmed, erasedIn }: Round): boolean =>
  confirmed !== undefined && confirmed.services.some((service) => !erasedIn.includes(service));

/** Whether the person's data are to be destroyed, or are. */
export const isConfirmed = ({ rounds }: ErasureState): boolean =>
  Object.values(rounds).some(({ confirmed }) => confirmed !== undefined);

/** What is still open, or must be kept. */
const forbidden = ({ standings, retention, today }: RequestErasure | ConfirmErasure) =>
  erasedPersonMustHaveNoOpenCase(standings) ||
  erasedPersonMustBeSettled(standings) ||
  erasedPersonMustNotBeSupplied(standings) ||
  erasedPersonMustHaveNoBillToKeep(standings, retention, today);

const request = (command: RequestErasure, { rounds }: ErasureState): Decision<ErasureEvent> => {
  const { type: _type, standings: _standings, retention: _retention, by, today, ...asked } = command;
  const open = Object.values(rounds).find((round) => (!round.declined && !round.confirmed) || isUnderWay(round));
  return (
    personMayOnlyBeErasedInTheOwnCounty(asked.countyOffice, by) ||
    onlyOneErasureMayWait(open?.requested.erasureId) ||
    erasureLetterMustBeIssued(asked.letter.issuedOn, today) ||
    forbidden(command) ||
    accept<ErasureEvent>({
      type: 'ErasureRequested',
      data: { ...asked, cases: [], requestedBy: by.subject, requestedOn: today },
    })
  );
};

/** An erasure asked for at this account is decided; the same decision again is no event. */
const decided = (
  { erasureId, accountId, by }: ConfirmErasure | DeclineErasure,
  { rounds }: ErasureState,
  outcome: 'confirmed' | 'declined',
  decide: (requested: Requested) => Decision<ErasureEvent>,
): Decision<ErasureEvent> => {
  const round = rounds[erasureId];
  if (round?.requested.accountId !== accountId) return erasureMustExist(erasureId);
  const before = round.declined ? 'declined' : round.confirmed && 'confirmed';
  if (before !== undefined) return before === outcome ? nothing() : erasureMustWait(erasureId, before);
  return personMayOnlyBeErasedInTheOwnCounty(round.requested.countyOffice, by) || decide(round.requested);
};

const confirm = (command: ConfirmErasure, requested: Requested): Decision<ErasureEvent> => {
  const { standings, holder, identities, retention, services, by, today } = command;
  const isBilled = standings.some(({ lastBillOn }) => lastBillOn !== undefined);
  const { erasureId, subscriberId, cases, requestedBy } = requested;
  return (
    erasureMustBeConfirmedByAnother(requestedBy, by) ||
    confirmerMustNotBeTheErasedPerson(
      identities !== undefined && isHeldBy(identities, { subscriberId, ...(holder !== undefined && { holder }) }),
    ) ||
    forbidden(command) ||
    accept<ErasureEvent>({
      type: 'ErasureConfirmed',
      data: {
        erasureId,
        subscriberId,
        accounts: standings.map(({ accountId }) => accountId),
        cases,
        services,
        ...(isBilled && retention && { retention: retention.version }),
        requestedBy,
        confirmedBy: by.subject,
        confirmedOn: today,
      },
    })
  );
};

const decline = (
  { because, by, today }: DeclineErasure,
  { erasureId, subscriberId }: Requested,
): Decision<ErasureEvent> =>
  accept<ErasureEvent>({
    type: 'ErasureDeclined',
    data: { erasureId, subscriberId, because, declinedBy: by.subject, declinedOn: today },
  });

const record = ({ erasureId, service, left, on }: RecordErasedIn, { rounds }: ErasureState): Decision<ErasureEvent> => {
  const round = rounds[erasureId];
  if (!round?.confirmed || round.erasedIn.includes(service)) return nothing();
  const { subscriberId } = round.confirmed;
  return accept<ErasureEvent>({ type: 'ErasedIn', data: { erasureId, subscriberId, service, left, on } });
};
