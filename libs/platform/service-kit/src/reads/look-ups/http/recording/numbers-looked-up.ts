import { referencesIn } from '@pishkhan/identifiers';
import type { Found } from '../look-ups.ts';

const mattersOf = (answer: unknown): readonly unknown[] =>
  typeof answer === 'object' && answer !== null && 'items' in answer && Array.isArray(answer.items)
    ? answer.items
    : [answer];

const valuesOf = (field: RegExp, matter: string): string[] => [...matter.matchAll(field)].map(([, value]) => value!);

/**
 * The look-up of the numbers in the texts of a matter, or of a page of matters; undefined if no text has one (N17). A
 * matter without an account is named by its own id, the first one of its response.
 */
export const numbersLookedUp = (answer: unknown): Found | undefined => {
  const matters = mattersOf(answer)
    .map((matter) => JSON.stringify(matter) ?? '')
    .filter((matter) => referencesIn(matter).length > 0);
  if (matters.length === 0) return undefined;
  const accountsOf = (matter: string) => [...new Set(valuesOf(/"accountId":"([^"]+)"/g, matter))];
  const personsOf = (matter: string) => {
    const accounts = accountsOf(matter);
    return accounts.length > 0 ? accounts : valuesOf(/"\w+Id":"([^"]+)"/g, matter).slice(0, 1);
  };
  return {
    accounts: [...new Set(matters.flatMap(accountsOf))],
    persons: [...new Set(matters.flatMap(personsOf))],
    counties: matters.flatMap((matter) => valuesOf(/"countyOffice":"([^"]+)"/g, matter)),
    rows: matters.length,
  };
};
