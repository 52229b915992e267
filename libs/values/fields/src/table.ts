import { civilDate, dayOrInstant, instant, jalaliDate } from './types/days.ts';
import {
  accountId,
  billId,
  billNumber,
  digits,
  fileNumber,
  iban,
  legalId,
  mobile,
  nationalId,
  paymentId,
  postalCode,
  subscriptionNumber,
} from './types/identifiers.ts';
import { amount, decimal, index, percentage, signedAmount, volume, whole } from './types/numbers.ts';
import { placeName } from './types/places.ts';
import { rows } from './types/rows.ts';
import { climateZone, dwellingUnits, meterCapacity, tariffUse } from './types/terms.ts';
import {
  choice,
  choices,
  identifier,
  meterSerial,
  receiptNumber,
  sha256,
  text,
  truth,
  userName,
  uuid,
} from './types/texts.ts';
import { trackingCode } from './types/tracking-code.ts';

/**
 * The table of field types for bodies, queries, paths, forms, rows of files and contracts. Each row has its rule,
 * title, JSON Schema, accepted values and their normalisation (15.4-40, 15.4-44).
 */
export const fieldTypes = {
  text,
  identifier,
  userName,
  placeName,
  accountId,
  fileNumber,
  subscriptionNumber,
  billNumber,
  billId,
  paymentId,
  receiptNumber,
  nationalId,
  legalId,
  mobile,
  postalCode,
  iban,
  meterSerial,
  trackingCode,
  digits,
  uuid,
  sha256,
  index,
  volume,
  decimal,
  percentage,
  amount,
  signedAmount,
  whole,
  civilDate,
  jalaliDate,
  instant,
  dayOrInstant,
  truth,
  meterCapacity,
  tariffUse,
  climateZone,
  dwellingUnits,
  choice,
  choices,
  rows,
} as const;
