import { describe, expect, it } from '@jest/globals';
import { derivedId } from '@pishkhan/identifiers';
import { PersonChangeDesk } from '../person-change-desk.ts';
import { person } from '../domain/person.ts';
import type { PersonState } from '../domain/person.ts';
import type { ChangeId, StoredChange } from '../vault/changes/sealed-changes.ts';

const subjectId = 'subject-1';
const card = { subscriberId: subjectId, accountId: '10203040', countyOffice: 'county-1' } as never;
const sent = {
  actor: { subject: 'clerk-101', office: 'office-101', county: 'county-1' },
  envelope: { commandId: 'command-1', businessDate: '2026-11-22' },
} as never;
const body = {
  mobile: '+989350000000',
  document: 'nationalCard',
  documentNumber: '12/3',
  documentIssuedOn: '2024-08-22',
};

/** The vault of a subject whose number is another one. */
const vaultOf = (sealed: Map<string, Partial<StoredChange>>) => ({
  find: async () => ({ person: { mobile: '+989123456789' } }),
  changes: {
    of: async () => [],
    seal: async ({ changeId }: ChangeId, values: object) => !!sealed.set(changeId, values),
    discard: async ({ changeId }: ChangeId) => void sealed.delete(changeId),
  },
});

/** Runs the attempts of one request on these states, as the store does after each lost race. */
const attemptsOn = (...states: readonly PersonState[]) => ({
  execute: async (_decider: unknown, _id: string, command: (state: PersonState) => Promise<unknown>) => {
    for (const state of states) await command(state);
  },
});

describe('N8: two attempts of one proposal', () => {
  it('N8: a refused attempt keeps the values that another attempt of the request has recorded', async () => {
    const sealed = new Map<string, Partial<StoredChange>>();
    const vault = vaultOf(sealed);
    const changes = {
      finish: async () => {},
      seal: (change: ChangeId, proposed: object) => vault.changes.seal(change, proposed),
      discard: (change: ChangeId) => vault.changes.discard(change),
    };
    const changeId = derivedId('person-change', subjectId, 'command-1');
    const waits = { ...person.initial, waiting: [{ changeId: 'other', fields: ['mobile'] }] } as unknown as PersonState;
    const desk = new PersonChangeDesk(
      attemptsOn(person.initial, waits) as never,
      {} as never,
      vault as never,
      changes as never,
    );
    expect(await desk.propose(card, 0, body as never, sent)).toBe(changeId);
    expect([...sealed]).toEqual([[changeId, expect.objectContaining({ values: { mobile: body.mobile } })]]);
  });
});
