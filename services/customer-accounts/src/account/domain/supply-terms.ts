import type { CivilDate } from '@pishkhan/calendar';
import type { IdentityDocument } from '../../person/domain/person.messages.ts';
import type { AccountOpened } from '@pishkhan/contracts';

export type TariffUse = AccountOpened['use'];
export type MeterCapacity = AccountOpened['meterCapacity'];

/** Terms agreed in the sales contract (B1-2). */
export interface SupplyTerms {
  readonly use: TariffUse;
  /** 1 is the coldest (11.3). */
  readonly climateZone: number;
  readonly dwellingUnits: number;
  readonly meterCapacity: MeterCapacity;
}

/** Kind of the subscriber's id, without personal data. */
export type Identification =
  /** `documented` is for an id of ten equal digits: whether a document confirms it (15.4-42). */
  | { readonly kind: 'person'; readonly documented?: boolean }
  | { readonly kind: 'legalEntity'; readonly checkDigitRight: boolean; readonly confirmed: boolean };

/** The document that was shown for a known person; its number is sealed. */
export interface Identified {
  readonly document: IdentityDocument;
  readonly issuedOn: CivilDate;
  /** Who examined the document. */
  readonly checkedBy: string;
}

/** Keyed hashes by which staff meet their own account, or one near to them; absent in older events. */
export interface HolderMarks {
  /** Of the subscriber's id (N4). */
  readonly holder?: string;
  /** Of the postal code (N7). */
  readonly place?: string;
  /** Of the last word of a person's name (N7). */
  readonly family?: string;
}
