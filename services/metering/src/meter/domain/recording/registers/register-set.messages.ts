import type { CivilDate } from '@pishkhan/calendar';
import type { ChainReading, JudgementPolicy } from '@pishkhan/consumption';
import type { DomainEvent } from '@pishkhan/decider';
import type { ReadBy } from '../record-reading.messages.ts';
import type { OpenedRegister, ReadRegister, TypedRegister } from './registers.ts';

/** The registers of a meter type are on this meter, with their indexes at its installation (C3-1). */
export interface AssignRegisterSet {
  readonly type: 'AssignRegisterSet';
  readonly meterType: string;
  readonly policyVersion: string;
  readonly registers: readonly TypedRegister[];
  readonly opening: readonly Pick<ReadRegister, 'register' | 'index'>[];
}

/** All registers of a meter were read on one day. */
export interface RecordRegisters extends Omit<ReadBy, 'registers'> {
  readonly type: 'RecordRegisters';
  readonly readingId: string;
  readonly readOn: CivilDate;
  /** `rolledOver`: the person who read it confirms that this register has passed zero (15.4-33). */
  readonly registers: readonly (Pick<ReadRegister, 'register' | 'index'> & { readonly rolledOver?: boolean })[];
  readonly today: CivilDate;
  /** Who entered it for another reader; absent if the reader did. */
  readonly enteredBy?: string;
  readonly policy?: JudgementPolicy;
  /** Readings of the meters before this one, on its axis; absent without one. */
  readonly history?: readonly ChainReading[];
}

/** A meter has the registers of a type; its index is the sum of those that count (C3-1, 11.4). */
export type RegisterSetAssigned = DomainEvent<
  'RegisterSetAssigned',
  {
    readonly meterId: string;
    readonly accountId: string;
    readonly meterType: string;
    readonly policyVersion: string;
    readonly registers: readonly OpenedRegister[];
  }
>;
