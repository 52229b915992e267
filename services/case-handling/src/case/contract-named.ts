import { allContracts, validateContract, type Contract } from '@pishkhan/contracts';

const newestFirst = (type: string): readonly Contract[] =>
  allContracts.filter((each) => each.type === type).toSorted((a, b) => b.version - a.version);

/** The newest contract of this wire name, for requests to other services and their replies. */
export const contractNamed = (type: string): Contract | undefined => newestFirst(type)[0];

/** The newest contract that this content fits: a request of an earlier release is published by the version of then. */
export const contractOfContent = (type: string, content: unknown): Contract | undefined =>
  newestFirst(type).find(({ version }) => validateContract(type, version, content).length === 0) ?? contractNamed(type);
