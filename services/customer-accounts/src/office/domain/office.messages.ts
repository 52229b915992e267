import type { CivilDate } from '@pishkhan/calendar';
import type { OfficeRegistered as Published } from '@pishkhan/contracts';
import type { DomainEvent } from '@pishkhan/decider';

export type OfficeKind = Published['kind'];

export interface RegisterOffice {
  readonly type: 'RegisterOffice';
  readonly officeId: string;
  readonly kind: OfficeKind;
  readonly name: string;
  /** County office of a counter office or a zone. */
  readonly countyOffice?: string;
  /** The county office by its own stream; absent if none is registered or it is closed on the first day. */
  readonly county?: { readonly kind: OfficeKind };
  readonly registeredFrom: CivilDate;
  readonly by: string;
}
export interface CloseOffice {
  readonly type: 'CloseOffice';
  readonly officeId: string;
  readonly closedFrom: CivilDate;
  /** What still belongs to a county office. */
  readonly leaves: { readonly offices: readonly string[]; readonly hasAccounts: boolean };
  readonly reason: string;
  readonly by: string;
  readonly today: CivilDate;
}

export type OfficeCommand = RegisterOffice | CloseOffice;

/** A county office, or a counter office or zone of one, may act from this day on (1.1); again, after its closing. */
export type OfficeRegistered = DomainEvent<
  'OfficeRegistered',
  {
    readonly officeId: string;
    readonly kind: OfficeKind;
    readonly name: string;
    /** Of a counter office or a zone; absent for a zone of an earlier release. */
    readonly countyOffice?: string;
    readonly registeredFrom: CivilDate;
    readonly registeredBy: string;
  }
>;
/** From this day on nobody of the office may act (1.1); a later event names another day. */
export type OfficeClosed = DomainEvent<
  'OfficeClosed',
  { readonly officeId: string; readonly closedFrom: CivilDate; readonly reason: string; readonly closedBy: string }
>;

export type OfficeEvent = OfficeRegistered | OfficeClosed;
