import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';

/** What a service must erase of one person (A6). */
export interface OrderedErasure {
  readonly erasureId: string;
  /** Subject of the personal data. */
  readonly subscriberId: string;
  readonly accounts: readonly string[];
  /** Cases without an account that the person named. */
  readonly cases: readonly string[];
}

/** Two persons decided the erasure in customer-accounts. */
export interface OrderErasure extends OrderedErasure {
  readonly type: 'OrderErasure';
  readonly today: CivilDate;
}
/** The keys of this service are destroyed. */
export interface RecordErased {
  readonly type: 'RecordErased';
  readonly erasureId: string;
  /** Records that are still open, whose data stay until another erasure. */
  readonly left: readonly string[];
  readonly today: CivilDate;
}
export type ErasedPersonCommand = OrderErasure | RecordErased;

/** This service heard that a person is to be erased; what it sealed about the person is destroyed next (A6). */
export type ErasureOrdered = DomainEvent<'ErasureOrdered', OrderedErasure & { readonly orderedOn: CivilDate }>;

/** This service has no personal data of the person any more, except in the records that are left open (A6). */
export type PersonalDataErased = DomainEvent<
  'PersonalDataErased',
  {
    readonly erasureId: string;
    readonly subscriberId: string;
    readonly left: readonly string[];
    readonly erasedOn: CivilDate;
  }
>;
export type ErasedPersonEvent = ErasureOrdered | PersonalDataErased;
