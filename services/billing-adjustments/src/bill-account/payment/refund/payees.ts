import { SealedDocuments, sealedDocumentsOf, type Platform } from '@pishkhan/service-kit';

/** The bank account of a refund, sealed by its id (9.5, ADR 0011). */
export interface Payee {
  readonly iban: string;
}

/** Bank accounts of refunds; events and views have the last digits only. */
export class Payees extends SealedDocuments<Payee> {}

/** @throws UnusableSettings that names the variable of the key */
export const payeesOf = (platform: Platform): Promise<Payees> =>
  sealedDocumentsOf(platform, Payees, {
    variable: 'BILLING_PAYEES_KEY_FILE',
    file: 'payees.key',
    collection: 'payees',
    noun: 'refund',
    part: 'payee',
  });
