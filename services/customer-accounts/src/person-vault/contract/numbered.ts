import type { Registration } from '../person-vault.ts';

/** One registration of many, known by its number to every process of a spec. */
export const registrationNumber = (number: number): Registration => ({
  person: {
    identity: { kind: 'person', nationalId: String(number).padStart(10, '0') },
    fullName: `نام شماره ${number}`,
    mobile: '+989123456789',
  },
  accountId: String(1_000_000 + number),
  address: { postalCode: '1345678901', text: `خانه ${number}` },
});
