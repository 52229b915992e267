import { SealedDocuments, sealingKeyOf, type Platform } from '@pishkhan/service-kit';

/** The bank account of a refund, sealed by its id (9.5, ADR 0011). */
export interface Payee {
  readonly iban: string;
}

/** Bank accounts of refunds; events and views have the last digits only. */
export class Payees extends SealedDocuments<Payee> {}

/** @throws Error that names the invalid variable */
export const payeesOf = (platform: Platform): Payees =>
  new Payees(platform.database, sealingKeyOf(platform, { variable: 'BILLING_PAYEES_KEY_FILE', file: 'payees.key' }), {
    collection: 'payees',
    noun: 'refund',
    part: 'payee',
  });
