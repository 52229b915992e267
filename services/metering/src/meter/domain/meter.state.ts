import type { CivilDate } from '@pishkhan/calendar';
import type { ChainReading, EstimateBasis } from '@pishkhan/consumption';
import type { MeterInstalled } from './meter.messages.ts';
import type { Absence, TakingOffEntered } from './exchanging/exchange.messages.ts';
import type { MeterTestRecorded } from './exchanging/meter-test.messages.ts';
import type { RegisterSetAssigned } from './recording/registers/register-set.messages.ts';
import type { ReadRegister } from './recording/registers/registers.ts';
import type { ZoneMove } from '../../contractor/domain/contractor.ts';
import type { MeterMovedToZone, MeterZoneMoveRequested } from './moving/zone-move.messages.ts';
import type { ReadingHeldForReview, ReadingKeptAsEvidence, ReviewOutcome } from './reviewing/review.messages.ts';

/** A reading with its current index and day. */
export interface Reading {
  readonly readingId: string;
  readonly readOn: CivilDate;
  /** The day as accepted, if a correction gave another one (15.4-39). */
  readonly acceptedOn?: CivilDate;
  readonly index: number;
  /** As accepted, before any correction. */
  readonly acceptedIndex: number;
  readonly kind: 'actual' | 'estimated';
  readonly because?: 'absent' | 'readerEstimated';
  readonly rolledOver?: true;
  /** A person or the policy confirmed the rollover; rollovers of earlier releases were not confirmed (15.4-33). */
  readonly rolloverConfirmed?: true;
  /** How the estimate was made; absent for those of earlier releases, which did not name it. */
  readonly estimate?: EstimateBasis;
  /** How a correction derived the current index. */
  readonly estimateInForce?: EstimateBasis;
  /** A correction by evidence replaced the estimate. */
  readonly byEvidence?: true;
  /** As read, of a meter with several registers; a correction of the index leaves them as they were delivered. */
  readonly registers?: readonly ReadRegister[];
}

/** How the meter left a connection: exchanged for another one, or with a named absence. */
export interface TakenOff {
  readonly exchangeId: string;
  readonly on: CivilDate;
  readonly readingId: string;
  /** Absent if another meter is in its place. */
  readonly absence?: Absence;
  readonly putIn?: string;
  /** Estimates of that day and later, which count on the new meter, or on none; absent without one (15.4-31). */
  readonly moved?: readonly Reading[];
}

/** What a meter measured on a connection from its installation to its removal; corrections reach it still (11.8). */
export interface FormerInstallation extends Pick<
  InstalledMeter,
  'accountId' | 'capacity' | 'registerDigits' | 'readings' | 'evidence'
> {
  readonly takenOff: TakenOff;
}

/** A reading that waits for a person, or waited. */
export type HeldReading = ReadingHeldForReview['data'] & {
  readonly ended?: {
    readonly outcome: ReviewOutcome;
    readonly reason?: string;
    /** It was accepted although it falls, and the billed readings contradict it still. */
    readonly fallIsOpen?: true;
  };
  readonly visitOrdered?: true;
};

export type InstalledMeter = { readonly status: 'installed' } & Omit<MeterInstalled['data'], 'readingId'> & {
    /** In order of their days, starting with the installation. */
    readonly readings: readonly Reading[];
    /** Whether a standstill at the current index was reported. */
    readonly stoodStill: boolean;
    /** A person has accepted the present standstill, or a visit was ordered for it. */
    readonly standstillReview?: 'accepted' | 'visitOrdered';
    /** Readings that needed a person, in the order of their arrival (F8). */
    readonly held: readonly HeldReading[];
    /** Readings from the meter that are not billed, by day (15.4-32). */
    readonly evidence: readonly ReadingKeptAsEvidence['data'][];
    /** Requests of cases with a declared figure that are answered; absent without one (A9-3). */
    readonly declared?: readonly string[];
    /** Its registers, of a meter with several; absent of the others (C3-1). */
    readonly registerSet?: Pick<RegisterSetAssigned['data'], 'meterType' | 'registers'>;
    /** Its type in an earlier installation, until its registers are recorded again; absent of the others (C3-1). */
    readonly formerType?: string;
    /** Cases in which it was found faulty. */
    readonly faults: readonly string[];
    /** A removal that waits for the second person. */
    readonly removal?: { readonly removalId: string; readonly reason: string; readonly requestedBy: string };
    /** An exchange, or a taking off with a named absence, that waits for the second person. */
    readonly takingOff?: TakingOffEntered['data'];
    /** Installations before this one that ended with a removal index; absent without one. */
    readonly former?: readonly FormerInstallation[];
    /** The last test by a workshop (A1-7). */
    readonly lastTest?: MeterTestRecorded['data'];
    /** Readings of the meters before it on its axis; a command brings them, no event does (A2-6). */
    readonly history?: readonly ChainReading[];
    /** The removal that ended this installation. */
    readonly takenOff?: TakenOff;
    /** A move to another zone that waits for the second person. */
    readonly zoneMove?: MeterZoneMoveRequested['data'];
    /** Zones after that of the installation, by their first days; absent without a move. */
    readonly zoneMoves?: readonly (ZoneMove & Pick<MeterMovedToZone['data'], 'moveId' | 'confirmedBy'>)[];
    /** Removals before; absent without one. */
    readonly removals?: number;
    readonly lastReadOn?: LastReadOn;
  };

/** By account that the meter was removed from: the last day that a bill of it can have from its readings. */
type LastReadOn = Readonly<Record<string, CivilDate>>;

/** Taken off a wrong account; it can be installed on the right one. */
export interface RemovedMeter {
  readonly status: 'removed';
  readonly meterId: string;
  readonly accountId: string;
  readonly removals: number;
  readonly formerType?: string;
  readonly lastReadOn?: LastReadOn;
  readonly former?: readonly FormerInstallation[];
  readonly lastTest?: MeterTestRecorded['data'];
}

/**
 * Taken off a connection that it measured: it takes readings of earlier days and corrections, and can be installed
 * again (A1-12).
 */
export type TakenOffMeter = Omit<InstalledMeter, 'status' | 'takenOff'> & {
  readonly status: 'takenOff';
  readonly takenOff: TakenOff;
};
export type MeterState = { readonly status: 'unknown' } | InstalledMeter | RemovedMeter | TakenOffMeter;

/** A meter with the readings of its last installation, whether or not it is still on the connection. */
export const onRecord = (state: TakenOffMeter): InstalledMeter => ({ ...state, status: 'installed' });

/** The type of a meter with several registers, which stays its type wherever it is installed (C3-1). */
export const typeOf = (state: MeterState): Pick<InstalledMeter, 'formerType'> => {
  if (state.status === 'unknown') return {};
  const { formerType } = state;
  const meterType = (state.status === 'removed' ? undefined : state.registerSet?.meterType) ?? formerType;
  return meterType === undefined ? {} : { formerType: meterType };
};

/** The last installation as a former one. */
const ended = (state: TakenOffMeter): FormerInstallation => {
  const { accountId, capacity, registerDigits, readings, evidence, takenOff } = state;
  return { accountId, capacity, registerDigits, readings, evidence, takenOff };
};

/** All installations of a meter that ended with a removal index. */
export const formerOf = (state: MeterState): readonly FormerInstallation[] =>
  state.status === 'unknown' ? [] : [...(state.former ?? []), ...(state.status === 'takenOff' ? [ended(state)] : [])];

export const removalsOf = (state: MeterState): number => (state.status === 'unknown' ? 0 : (state.removals ?? 0));

/** The last day that a bill of an account can have from readings of this meter, once it was removed from it. */
export const lastReadOnOf = (state: MeterState, accountId: string): CivilDate | undefined =>
  state.status === 'unknown' ? undefined : state.lastReadOn?.[accountId];

/** The last day on which this meter was taken off the connection of an account. */
export const takenOffOn = (state: MeterState, accountId: string): CivilDate | undefined =>
  formerOf(state).findLast((each) => each.accountId === accountId)?.takenOff.on;

/** The last day without a meter that bills of an account have by estimates that a late removal ended (11.4). */
export const lastEndedOn = (state: MeterState, accountId: string): CivilDate | undefined =>
  formerOf(state)
    .filter((each) => each.accountId === accountId && each.takenOff.absence !== undefined)
    .flatMap(({ takenOff: { moved = [] } }) => moved.map(({ readOn }) => readOn))
    .toSorted()
    .at(-1);
