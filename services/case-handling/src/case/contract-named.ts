import { allContracts, type Contract } from '@pishkhan/contracts';

/** The newest contract of this wire name, for requests to other services and their replies. */
export const contractNamed = (type: string): Contract | undefined =>
  allContracts.filter((each) => each.type === type).toSorted((a, b) => b.version - a.version)[0];
