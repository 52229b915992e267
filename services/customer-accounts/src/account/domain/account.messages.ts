import type { DomainEvent } from '@pishkhan/decider';
import type { AccountOpened as AccountOpenedContract } from '@pishkhan/contracts';
import type { CivilDate } from '@pishkhan/calendar';

export type TariffUse = AccountOpenedContract['use'];
export type MeterCapacity = AccountOpenedContract['meterCapacity'];

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

/**
 * A subscriber affairs officer registers a signed sales contract. Personal data stay in the vault; the command carries
 * the subject's id.
 */
export interface OpenAccount extends SupplyTerms {
  readonly type: 'OpenAccount';
  readonly fileNumber: string;
  /** Three digits of the gas company (8.1). */
  readonly companyCode: string;
  /** As printed on the contract, where it is. */
  readonly billIdOnContract?: string;
  readonly subscriberId: string;
  readonly identification: Identification;
  readonly subscriptionNumber: string;
  readonly countyOffice: string;
  readonly openedOn: CivilDate;
  readonly today: CivilDate;
}

export type AccountCommand = OpenAccount;

/** As printed on the contract, if any. */
export type AccountOpened = DomainEvent<
  'AccountOpened',
  SupplyTerms & {
    readonly accountId: string;
    readonly subscriberId: string;
    readonly subscriptionNumber: string;
    readonly fileNumber: string;
    readonly billId: string;
    readonly countyOffice: string;
    readonly openedOn: CivilDate;
    /** The legal entity's id has a wrong check digit, and an officer confirmed it (9.2). */
    readonly legalIdConfirmed?: true;
    /** The person's id is ten equal digits, confirmed by a document, which the vault stores (15.4-42). */
    readonly nationalIdDocumented?: true;
  }
>;

export type AccountEvent = AccountOpened;
