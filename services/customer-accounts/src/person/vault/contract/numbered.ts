import type { Registration } from '../person-vault.ts';

/** One of many registrations, derived from its number in every process of a spec. */
export const registrationNumber = (number: number): Registration => ({
  person: {
    identity: { kind: 'person', nationalId: String(number).padStart(10, '0') },
    fullName: `نام شماره ${number}`,
    mobile: '+989123456789',
  },
  accountId: String(1_000_000 + number),
  address: { postalCode: '1345678901', text: `خانه ${number}` },
});
