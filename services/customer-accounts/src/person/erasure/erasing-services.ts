import { billingDataErased, caseDataErased, meterDataErased } from '@pishkhan/contracts';

/** By these messages other services say that they have erased a person. */
export const erasedElsewhere = [caseDataErased, billingDataErased, meterDataErased] as const;

/** Services that seal data of persons. */
export const erasingServices: readonly string[] = [
  'customer-accounts',
  ...erasedElsewhere.map(({ service }) => service),
];
