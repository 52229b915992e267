import type { CivilDate } from '@pishkhan/calendar';
import type { MeterInstalled as MeterInstalledContract } from '@pishkhan/contracts';
import type { DomainEvent } from '@pishkhan/decider';
import type { CorrectReadings, ReadingCorrected, StandstillDisproved } from './correcting/correct-readings.messages.ts';
import type { Confirmation, Estimate } from './recording/origin.ts';
import type { Finding, ReadBy, RecordReading } from './recording/record-reading.messages.ts';
import type { ZoneMove } from '../../contractor/domain/contractor.ts';
import type { ExchangeCommand, ExchangeEvent, MovedEstimate } from './exchanging/exchange.messages.ts';
import type { MeterMovedToZone, ZoneMoveCommand, ZoneMoveEvent } from './moving/zone-move.messages.ts';
import type { MeterTestRecorded, RecordMeterTest } from './exchanging/meter-test.messages.ts';
import type {
  AssignRegisterSet,
  RecordRegisters,
  RegisterSetAssigned,
} from './recording/registers/register-set.messages.ts';
import type { RecordSelfReading, SelfReading, SelfReadingRefused } from './recording/self-reading.messages.ts';
import type { RemovalCommand, RemovalEvent } from './removing/removal.messages.ts';
import type { ReviewDecision, ReviewEvent } from './reviewing/review.messages.ts';

export type { Finding, ReadingCorrected, RecordReading };
export type MeterCapacity = MeterInstalledContract['capacity'];

/** The connections unit has installed a meter on an account's connection. */
export interface InstallMeter {
  readonly type: 'InstallMeter';
  readonly meterId: string;
  readonly accountId: string;
  readonly capacity: MeterCapacity;
  /** Digits of the index; it rolls over after the last one (11.4). */
  readonly registerDigits: number;
  readonly installedOn: CivilDate;
  readonly index: number;
  /** Zone of the county, for the contracts and appointments of zones (A1-4, A3-5). */
  readonly zone?: string;
  /** County gas office of the account, which the command has checked (N6). */
  readonly countyOffice?: string;
  /** The installation is the opening reading. */
  readonly readingId: string;
  /** Maker, as written on the meter. */
  readonly make?: string;
  /** Numbers of the seals that were put on it. */
  readonly seals?: readonly string[];
  /** The exchange that put it in; it counts when the old meter ends (Card 13). */
  readonly exchangeId?: string;
  /** Meters before it, which contracts may name, and zones that the connection moves to after the installation. */
  readonly replaces?: readonly string[];
  readonly zoneMoves?: InstalledZoneMoves;
  /** Estimates of its days from the meter before it, if the exchange was entered late (15.4-31). */
  readonly estimates?: readonly MovedEstimate[];
  /** Another meter that the view shows for the account. */
  readonly otherMeter?: string;
  readonly today: CivilDate;
}

/** A visit found the meter faulty: an A2 case follows. */
export interface ReportMeterFault {
  readonly type: 'ReportMeterFault';
  readonly caseId: string;
  readonly foundOn: CivilDate;
  readonly foundBy: string;
  readonly indexSeen: number;
}

type InstalledZoneMoves = readonly (ZoneMove & Pick<MeterMovedToZone['data'], 'moveId' | 'confirmedBy'>)[];

export type MeterCommand =
  | InstallMeter
  | RecordReading
  | RecordSelfReading
  | RecordRegisters
  | AssignRegisterSet
  | CorrectReadings
  | ReportMeterFault
  | ReviewDecision
  | RemovalCommand
  | ZoneMoveCommand
  | ExchangeCommand
  | RecordMeterTest;

/** A meter measures this account from this index and day on (9.6, 13.3). */
export type MeterInstalled = DomainEvent<
  'MeterInstalled',
  {
    readonly meterId: string;
    readonly accountId: string;
    readonly serial: string;
    readonly capacity: MeterCapacity;
    readonly registerDigits: number;
    readonly installedOn: CivilDate;
    readonly index: number;
    /** Absent in events of earlier releases and for a meter of no zone: a contract must name the meter. */
    readonly zone?: string;
    /** Absent in events of earlier releases: the county of the account. */
    readonly countyOffice?: string;
    readonly readingId: string;
    // The rest is absent in events of earlier releases, and if unknown.
    readonly make?: string;
    readonly seals?: readonly string[];
    /** Put in by an exchange: not published by itself (Card 13). */
    readonly exchangeId?: string;
    /** Meters before it on the connection, the last one first: contracts that name one of them cover it. */
    readonly replaces?: readonly string[];
    /** Zones after that of the installation, which the meter before it was moved to already. */
    readonly zoneMoves?: InstalledZoneMoves;
    /** Estimates of its days that the meter before it had, on its own register (15.4-31); absent without one. */
    readonly estimates?: readonly MovedEstimate[];
  }
>;

/** A reading has passed validation and may be billed; an estimate has its reason and method (11.4). */
export type ReadingAccepted = DomainEvent<
  'ReadingAccepted',
  ReadBy & {
    readonly readingId: string;
    readonly meterId: string;
    readonly accountId: string;
    readonly readOn: CivilDate;
    readonly index: number;
    /**
     * Since the reading or estimate before it. In events of earlier releases: of a reading from the meter, since the
     * last one from the meter, so that an estimate between them can have the mark of the same rollover (F11).
     */
    readonly rolledOver: boolean;
    readonly kind: 'actual' | 'estimated';
    readonly estimate?: Estimate;
    /**
     * A person or the policy confirmed a rollover since the last reading from the meter, also if an estimate has its
     * mark (15.4-33). Absent in events of earlier releases: confirmed if both `rolledOver` and `confirmed`.
     */
    readonly rolloverConfirmed?: true;
    readonly confirmed?: Confirmation;
    /** As delivered, if a review accepted another index; absent if it is the same, and in earlier releases. */
    readonly rawIndex?: number;
    /** A subscriber declared it: `actual`, with its channel and who approved it (A9). Absent if a reader read it. */
    readonly selfReading?: SelfReading;
  }
>;

/** The index has not moved for several readings: the meter may be stuck (A2). */
export type MeterStoodStill = DomainEvent<
  'MeterStoodStill',
  {
    readonly meterId: string;
    readonly accountId: string;
    readonly index: number;
    /** First and last reading with this index. */
    readonly since: CivilDate;
    readonly until: CivilDate;
  }
>;

/** A visitor found the meter faulty (A3-2, A6-2). */
export type MeterFaultFound = DomainEvent<
  'MeterFaultFound',
  {
    readonly meterId: string;
    readonly accountId: string;
    readonly caseId: string;
    readonly foundOn: CivilDate;
    readonly foundBy: string;
    readonly indexSeen: number;
  }
>;

export type MeterEvent =
  | MeterInstalled
  | ReadingAccepted
  | MeterStoodStill
  | ReadingCorrected
  | StandstillDisproved
  | MeterFaultFound
  | ReviewEvent
  | RemovalEvent
  | ZoneMoveEvent
  | ExchangeEvent
  | MeterTestRecorded
  | SelfReadingRefused
  | RegisterSetAssigned;
