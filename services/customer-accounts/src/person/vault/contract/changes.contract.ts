import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonVault } from '../person-vault.ts';
import type { Place, Places } from './places.ts';

const sara = {
  identity: { kind: 'person' as const, nationalId: '0084575948' },
  fullName: 'سارا احمدی',
  mobile: '+989123456789',
};
const home = { postalCode: '1345678901', text: 'تهران، خیابان انقلاب' };
const change = (changeId: string) => ({ subjectId: 'subject-1', changeId });
const proposed = (values: object) => ({ values, documentNumber: '12/3', sealedAt: '2026-11-22T08:30:00.000Z' });
const another = '+989350000000';

/** Changes of persons, for every vault. */
export const changesContract = ({ name, make }: Places): void => {
  describe(`changes of persons in the vault, ${name}`, () => {
    let place: Place;
    let vault: PersonVault;
    beforeAll(async () => {
      place = await make();
      vault = await place.open();
      await vault.keep({ person: sara, accountId: '1000001', address: home }, 'subject-1');
    });
    afterAll(async () => {
      vault.close();
      await place.remove();
    });

    it('N8: a document identifies a known person for a second supply, and changes nothing about the person', async () => {
      const other = { ...sara, mobile: another };
      const second = { person: other, accountId: '1000002', address: home, documentNumber: '77-8' };
      expect(await vault.keep(second, 'subject-2')).toEqual({ subjectId: 'subject-1', differs: ['mobile'] });
      expect(await vault.find('subject-1', '1000002')).toEqual({ person: sara, address: home });
      expect(await vault.searchByMobile(another, 10)).toEqual([]);
      expect(await place.content()).not.toContain('77-8');
    });
    it('N8, N11: a named subject without a change is examined too, an unknown one is not', async () => {
      expect(await vault.changes.examine([])).toEqual([]);
      expect(await vault.changes.examine(['subject-1', 'subject-9'])).toEqual([
        { subjectId: 'subject-1', changes: [], isFoundByItsValues: true },
      ]);
    });
    it('N8: a sealed proposal changes nothing about the person', async () => {
      expect(await vault.changes.seal(change('c-1'), proposed({ mobile: another }))).toBe(true);
      expect(await vault.changes.seal(change('c-1'), proposed({ mobile: another }))).toBe(true);
      expect((await vault.find('subject-1', '1000001'))?.person).toEqual(sara);
      expect(await vault.searchByMobile(another, 10)).toEqual([]);
      expect(await vault.changes.open()).toEqual([
        { ...change('c-1'), state: 'open', ...proposed({ mobile: another }) },
      ]);
    });
    it('N8: an approved change replaces value and search at once, keeps the former value, and repeats without effect', async () => {
      await Promise.all([vault.changes.apply(change('c-1')), vault.changes.apply(change('c-1'))]);
      expect((await vault.find('subject-1', '1000001'))?.person).toEqual({ ...sara, mobile: another });
      expect(await vault.searchByMobile(another, 10)).toEqual(['subject-1']);
      expect(await vault.searchByMobile(sara.mobile, 10)).toEqual([]);
      await vault.changes.apply(change('c-1'));
      await vault.changes.close(change('c-1'));
      await vault.changes.discard(change('c-1'));
      expect(await vault.changes.of('subject-1')).toEqual([
        { ...change('c-1'), state: 'applied', ...proposed({ mobile: another }), former: { mobile: sara.mobile } },
      ]);
      expect(await vault.changes.open()).toEqual([]);
    });
    it('N8: another name is found by its words, the former name is not', async () => {
      await vault.changes.seal(change('c-2'), proposed({ fullName: 'سارا یگانه' }));
      await vault.changes.apply(change('c-2'));
      expect([await vault.searchByName('یگانه', 10), await vault.searchByName('احمدی', 10)]).toEqual([
        ['subject-1'],
        [],
      ]);
      expect(await vault.changes.examine([])).toEqual([
        {
          subjectId: 'subject-1',
          changes: expect.arrayContaining([
            { changeId: 'c-1', state: 'applied' },
            { changeId: 'c-2', state: 'applied' },
          ]),
          isFoundByItsValues: true,
        },
      ]);
    });
    it('N8: a closed change never applies, a discarded one is gone', async () => {
      for (const changeId of ['c-3', 'c-4'])
        await vault.changes.seal(change(changeId), proposed({ mobile: sara.mobile }));
      await vault.changes.close(change('c-3'));
      await vault.changes.apply(change('c-3'));
      await vault.changes.discard(change('c-4'));
      const states = (await vault.changes.of('subject-1')).map(({ changeId, state }) => [changeId, state]);
      expect(states.toSorted()).toEqual([
        ['c-1', 'applied'],
        ['c-2', 'applied'],
        ['c-3', 'closed'],
      ]);
      expect((await vault.find('subject-1', '1000001'))?.person.mobile).toBe(another);
    });
    it('N8: no value of a change is stored in plaintext', async () => {
      const content = await place.content();
      for (const word of ['9350000000', '9123456789', '12/3', 'یگانه', 'احمدی'])
        expect(content).not.toContain(Buffer.from(word).toString('latin1'));
    });
    it('A6, N8: erasure reaches proposed and former values, and nothing is sealed for a forgotten person', async () => {
      await vault.changes.seal(change('c-5'), proposed({ mobile: sara.mobile }));
      await vault.forget('subject-1');
      expect(await vault.changes.of('subject-1')).toEqual([]);
      expect(await vault.changes.open()).toEqual([]);
      expect(await vault.changes.examine(['subject-1'])).toEqual([]);
      expect(await vault.changes.seal(change('c-6'), proposed({ mobile: another }))).toBe(false);
      await vault.changes.apply(change('c-5'));
      expect(await vault.find('subject-1', '1000001')).toBeUndefined();
      expect(await vault.searchByMobile(another, 10)).toEqual([]);
    });
  });
};
