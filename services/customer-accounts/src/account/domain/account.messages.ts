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
  | { readonly kind: 'person' }
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
  }
>;

export type AccountEvent = AccountOpened;
