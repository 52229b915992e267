import { afterAll, describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import type { Aggregates } from '@pishkhan/service-kit';
import { EmbeddedPersonVault } from '../../vault/embedded/embedded-person-vault.ts';
import { erasure } from '../domain/erasure.ts';
import type { ErasureEvent } from '../domain/erasure.messages.ts';
import type { Registration } from '../../vault/person-vault.ts';
import { Registrations } from './registrations.ts';

const day = civilDate('2026-11-22');
const ids = { erasureId: 'e-1', subscriberId: 'subject-1', cases: [] };
const events: readonly ErasureEvent[] = [
  {
    type: 'ErasureRequested',
    data: {
      ...ids,
      accountId: '10203040',
      countyOffice: 'county-1',
      ground: 'writtenRequest',
      letter: { number: '12', issuedOn: day },
      requestedBy: 'affairs-1',
      requestedOn: day,
    },
  },
  {
    type: 'ErasureConfirmed',
    data: {
      ...ids,
      accounts: ['10203040'],
      services: ['customer-accounts'],
      requestedBy: 'affairs-1',
      confirmedBy: 'head-1',
      confirmedOn: day,
    },
  },
];
const aggregates = {
  load: async (_: unknown, id: string) => ({
    state: id === 'subject-1' ? events.reduce(erasure.evolve, erasure.initial) : erasure.initial,
  }),
} as unknown as Aggregates;
const vault = new EmbeddedPersonVault({ file: ':memory:', masterKey: new Uint8Array(32).fill(7) });
afterAll(() => vault.close());

const registration = {
  person: {
    identity: { kind: 'person' as const, nationalId: '0084575948' },
    fullName: 'سارا احمدی',
    mobile: '+989123456789',
  },
  accountId: '10203040',
  address: { postalCode: '1345678901', text: 'تهران، خیابان انقلاب، پلاک ۱' },
} satisfies Registration;

describe('A6: a registration after an erasure', () => {
  it('A6: by the key of a lost registration, it keeps no person under the erased subject', async () => {
    const registrations = new Registrations(aggregates, vault);
    const { subjectId } = await registrations.keep(registration, 'subject-1');
    expect(subjectId).not.toBe('subject-1');
    expect(await vault.find('subject-1', '10203040')).toBeUndefined();
    expect(await vault.find(subjectId, '10203040')).toMatchObject({ person: { fullName: 'سارا احمدی' } });
    expect((await registrations.keep(registration, 'subject-1')).subjectId).toBe(subjectId);
  });
  it('A6: a first one keeps its subject', async () => {
    const other = {
      ...registration,
      person: { ...registration.person, identity: { kind: 'person' as const, nationalId: '1234567891' } },
    };
    const { subjectId } = await new Registrations(aggregates, vault).keep(other, 'subject-2');
    expect(subjectId).toBe('subject-2');
  });
});
