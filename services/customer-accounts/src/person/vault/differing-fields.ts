import { searchKey } from '@pishkhan/identifiers';
import type { Person, PersonField } from './person-vault.ts';

/** Fields with another value; another spelling of a name is the same name (9.7). */
export const differingFields = (stored: Person, given: Partial<Pick<Person, PersonField>>): readonly PersonField[] => [
  ...(given.fullName !== undefined && searchKey(given.fullName) !== searchKey(stored.fullName)
    ? (['fullName'] as const)
    : []),
  ...(given.mobile !== undefined && given.mobile !== stored.mobile ? (['mobile'] as const) : []),
];
