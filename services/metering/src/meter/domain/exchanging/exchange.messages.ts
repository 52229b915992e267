import type { CivilDate } from '@pishkhan/calendar';
import type { JudgementPolicy } from '@pishkhan/consumption';
import type {
  MeterExchanged as MeterExchangedContract,
  MeterTakenOff as MeterTakenOffContract,
} from '@pishkhan/contracts';
import type { DomainEvent } from '@pishkhan/decider';
import type { MeterCapacity } from '@pishkhan/fields';
import type { Estimate } from '../recording/origin.ts';

export type ExchangeReason = MeterExchangedContract['reason'];
export type Absence = MeterTakenOffContract['absence'];

/** The last index of a meter that was taken off, as a person read it (11.4). */
export interface RemovalIndex {
  readonly index: number;
  /** A person confirmed that the register has rolled over since the last reading (15.4-33). */
  readonly rolloverConfirmed?: boolean;
  /** The document that shows the index, if a figure that was kept and not billed contradicts it (15.4-34). */
  readonly proof?: string;
  /** Numbers of the seals that were found on it. */
  readonly seals?: readonly string[];
}

/** The meter that was put in, with its first index (Card 13). */
export interface PutInMeter {
  readonly meterId: string;
  readonly make?: string;
  readonly capacity: MeterCapacity;
  readonly registerDigits: number;
  readonly index: number;
  readonly seals?: readonly string[];
}

/**
 * An estimate of the day of an exchange that was entered late, or of a later day: it ends on the old meter and is made
 * anew on the register of the new one, under the same id (15.4-31).
 */
export interface MovedEstimate {
  readonly readingId: string;
  readonly readOn: CivilDate;
  /** On the register of the new meter. */
  readonly index: number;
  readonly rolledOver?: true;
  readonly estimate: Estimate;
}

/** An estimate of a day without a meter: it counts no longer, and its bill is corrected (11.4, 15.4-31). */
export type EndedEstimate = Pick<MovedEstimate, 'readingId' | 'readOn'>;

/** Who did it on the spot, and who decided on the entry. */
interface Persons {
  readonly caseId?: string;
  readonly exchangedBy?: string;
  readonly contractorId?: string;
  readonly enteredBy?: string;
  /** The second person: of a case, who approved the form (A1-13, A2-7). */
  readonly confirmedBy?: string;
}

/** One meter off and another one on, on the same day (A1-5, A2-5, Card 13). */
export interface Exchange extends Persons {
  readonly exchangeId: string;
  readonly accountId: string;
  readonly exchangedOn: CivilDate;
  readonly reason: ExchangeReason;
  readonly takenOff: RemovalIndex & { readonly meterId: string };
  readonly putIn: PutInMeter;
  readonly remark?: string;
}

/** What a person enters about a meter that was taken off: another one is in its place, or the absence has a name. */
export interface TakingOff {
  readonly exchangeId: string;
  readonly takenOffOn: CivilDate;
  readonly takenOff: RemovalIndex;
  readonly exchange?: { readonly reason: ExchangeReason; readonly putIn: PutInMeter };
  readonly absence?: Absence;
  /** Who did it on the spot, and for which exchange company. */
  readonly exchangedBy?: string;
  readonly contractorId?: string;
  readonly remark?: string;
}

interface Judged {
  readonly today: CivilDate;
  /** Limits of the day; those before the first version if absent. */
  readonly policy?: JudgementPolicy;
}

/** The connections unit enters a taking off; a second person confirms it (7.5). */
export interface EnterTakingOff extends TakingOff, Judged {
  readonly type: 'EnterTakingOff';
  readonly by: string;
}

export interface DeclineTakingOff {
  readonly type: 'DeclineTakingOff';
  readonly exchangeId: string;
  readonly reason: string;
  readonly by: string;
  readonly today: CivilDate;
}

/** The second person confirms a taking off without another meter. */
export interface ConfirmTakingOff extends Judged {
  readonly type: 'ConfirmTakingOff';
  readonly exchangeId: string;
  readonly by: string;
}

/** The new meter is installed under the claim of the account; the old one ends (11.4, Card 13). */
export interface ExchangeMeter extends Judged {
  readonly type: 'ExchangeMeter';
  readonly exchange: Exchange;
  /** Estimates of the day of the exchange and later, as the installation has them; absent without one. */
  readonly estimates?: readonly MovedEstimate[];
}

/** The old meter refused the exchange at the last moment: the new one measures nothing. */
export interface UndoInstallation {
  readonly type: 'UndoInstallation';
  readonly exchangeId: string;
  readonly rule: string;
  readonly by: string;
  readonly today: CivilDate;
}

export type ExchangeCommand = EnterTakingOff | DeclineTakingOff | ConfirmTakingOff | ExchangeMeter | UndoInstallation;

interface Named {
  readonly meterId: string;
  readonly accountId: string;
}

/** Card 13, or a taking off with a named absence, waits for the second person (7.5). */
export type TakingOffEntered = DomainEvent<
  'TakingOffEntered',
  Named & TakingOff & { readonly enteredBy: string; readonly enteredOn: CivilDate }
>;

/** The second person declined the entry; the meter stays on its account. */
export type TakingOffDeclined = DomainEvent<
  'TakingOffDeclined',
  Named & {
    readonly exchangeId: string;
    readonly reason: string;
    readonly declinedBy: string;
    readonly declinedOn: CivilDate;
  }
>;

/** The removal as the last reading of the meter. */
type Removal = RemovalIndex & {
  readonly readingId: string;
  /** The register has rolled over since the reading or estimate before it. */
  readonly rolledOver?: true;
};

/**
 * This meter was taken off and another one put in its place on the same day: no consumption of the connection falls
 * between the two indexes (A1-5, A2-5, 11.4, Card 13).
 */
export type MeterExchanged = DomainEvent<
  'MeterExchanged',
  Named &
    Omit<Exchange, 'takenOff' | 'putIn'> & {
      readonly countyOffice?: string;
      readonly zone?: string;
      /** Day of the entry or of its confirmation: later than the exchange if it arrives late. */
      readonly recordedOn: CivilDate;
      readonly takenOff: Removal;
      readonly putIn: PutInMeter & { readonly readingId: string };
      /** Absent if the exchange was entered before any estimate of its day or later. */
      readonly estimates?: readonly MovedEstimate[];
    }
>;

/** This meter was taken off, and none is in its place: the connection has no meter from that day on (11.4, A12-2). */
export type MeterTakenOff = DomainEvent<
  'MeterTakenOff',
  Named &
    Persons & {
      readonly removalId: string;
      readonly takenOffOn: CivilDate;
      readonly absence: Absence;
      readonly recordedOn: CivilDate;
      readonly takenOff: Removal;
      /** Of one entered late: estimates of its day and later, on which nothing was consumed (15.4-31). */
      readonly estimates?: readonly EndedEstimate[];
      readonly remark?: string;
    }
>;

export type ExchangeEvent = TakingOffEntered | TakingOffDeclined | MeterExchanged | MeterTakenOff;
