import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withNewMasterKey } from '@pishkhan/identifiers';
import type { Person, PersonVault, Registration } from '../person-vault.ts';
import type { Place, Places } from './places.ts';

const sara: Person = {
  identity: { kind: 'person', nationalId: '0084575948' },
  fullName: 'سارا احمدی‌نژاد',
  mobile: '+989123456789',
};
const home = { postalCode: '1345678901', text: 'تهران، خیابان انقلاب' };
const at = (accountId: string, person = sara): Registration => ({ person, accountId, address: home });
const named = (nationalId: string, fullName = 'نادر'): Person => ({
  ...sara,
  identity: { kind: 'person', nationalId },
  fullName,
});
const kept = (subjectId: string) => ({ subjectId, differs: [] });
const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);

/** The contract of every vault. */
export const personVaultContract = ({ name, make }: Places): void => {
  describe(`person vault, ${name}`, () => {
    let place: Place;
    let vault: PersonVault;
    beforeAll(async () => {
      place = await make();
      vault = await place.open();
    });
    afterAll(async () => {
      vault.close();
      await place.remove();
    });

    it('stores a person and finds it again, after a restart too', async () => {
      expect(await vault.keep(at('1000001'), 'subject-1')).toEqual(kept('subject-1'));
      vault.close();
      vault = await place.open();
      expect(await vault.find('subject-1', '1000001')).toEqual({ person: sara, address: home });
    });

    it('recognises the same person by the id, for any new subject id', async () => {
      expect(await vault.keep(at('1000002'), 'subject-2')).toEqual(kept('subject-1'));
      expect(await vault.find('subject-1', '1000002')).toEqual({ person: sara, address: home });
      expect(await vault.find('subject-2', '1000002')).toBeUndefined();
    });

    it('N8: stores nothing of a registration with another name or mobile number for a known id', async () => {
      const other = { ...sara, fullName: 'مریم رضایی', mobile: '+989350000000' };
      expect(await vault.keep(at('1000009', other), 'subject-2')).toEqual({
        subjectId: 'subject-1',
        differs: ['fullName', 'mobile'],
      });
      expect(await vault.find('subject-1', '1000001')).toEqual({ person: sara, address: home });
      expect(await vault.find('subject-1', '1000009')).toEqual({ person: sara, address: undefined });
      expect(await vault.searchByMobile('+989350000000', 10)).toEqual([]);
    });

    it('N8: another spelling of the name is the same name, and the stored one stays (9.7)', async () => {
      const spelt = { ...sara, fullName: 'سارا احمدي نژاد' };
      expect(await vault.keep(at('1000002', spelt), 'subject-2')).toEqual(kept('subject-1'));
      expect((await vault.find('subject-1', '1000002'))?.person).toEqual(sara);
    });

    it('N7: a mark is alike for one value in any spelling, and tells nothing about another kind of value', () => {
      const family = (fullName: string) => vault.markOf({ kind: 'familyName', fullName });
      expect(family('سارا احمدي')).toBe(family('امید احمدی'));
      expect(family('احمدی')).not.toBe(family('احمدیان'));
      const marks = ['1345678901', '1345678902'].map((postalCode) => vault.markOf({ kind: 'postalCode', postalCode }));
      expect(new Set([...marks, family('1345678901')]).size).toBe(3);
      expect(marks.join()).not.toContain('1345');
    });

    it('stores an address under its account, for any account id', async () => {
      const places = ['1000001', 'north.1', '$1', 'a/b'].map((accountId) => ({
        ...at(accountId),
        address: { ...home, text: `نشانی ${accountId}` },
      }));
      for (const registration of places) await vault.keep(registration, 'subject-2');
      for (const { accountId, address } of places)
        expect((await vault.find('subject-1', accountId))?.address).toEqual(address);
      expect(await vault.find('subject-1', '1000009')).toEqual({
        person: sara,
        address: undefined,
      });
    });

    it('finds by the beginning of words, in any keyboard layout (9.7)', async () => {
      await vault.keep(
        at('1000003', { ...sara, identity: { kind: 'legalEntity', legalId: '10380284790' }, fullName: 'شرکت سارال' }),
        'subject-3',
      );
      expect(await vault.searchByName('سارا احمدي نژاد', 10)).toEqual(['subject-1']);
      expect(await vault.searchByName('احمدینژاد', 10)).toEqual(['subject-1']);
      expect(await vault.searchByName('سار', 10)).toEqual(['subject-1', 'subject-3']);
      expect(await vault.searchByName('سار', 1)).toEqual(['subject-1']);
      expect(await vault.searchByName('س', 10)).toEqual([]);
    });

    it('case 06: finds a name with a space, a half-space or nothing between its words, in any stored spelling (9.7)', async () => {
      const spellings = ['علی‌رضا کاظمی نژاد', 'علیرضا کاظمی‌نژاد', 'علی رضا کاظمینژاد'];
      for (const [nth, fullName] of spellings.entries())
        await vault.keep(at(`100006${nth}`, named(`000000006${nth}`, fullName)), `subject-6${nth}`);
      for (const search of ['کاظمی‌نژاد', 'کاظمینژاد', 'كاظمي نژاد', 'علی رضا کاظمی نژاد', 'علی‌رضا کاظمی', 'علیرضا'])
        expect([search, await vault.searchByName(search, 10)]).toEqual([
          search,
          ['subject-60', 'subject-61', 'subject-62'],
        ]);
    });

    const sought = async () => [
      await vault.findByIdentity({ kind: 'person', nationalId: '0000000071' }),
      await vault.searchByMobile('+989120000071', 10),
      await vault.searchByPostalCode('9876543210', 10),
      await vault.searchByAddress('ولی عصر پلاک ۷۱', 10),
      await vault.searchByName('فرزانه', 10),
    ];
    const found71 = ['subject-71', ['subject-71'], ['1000071'], ['1000071'], ['subject-71']];
    it('15.4-44 finds a person by id and mobile number, and an account by postal code and words of its address', async () => {
      const address = { postalCode: '9876543210', text: 'شیراز، خیابان ولی‌عصر (کوچه ۳)، پلاک 71' };
      await vault.keep(
        { ...at('1000071', { ...named('0000000071', 'فرزانه'), mobile: '+989120000071' }), address },
        'subject-71',
      );
      await vault.keep(
        {
          ...at('1000072', { ...named('0000000072'), mobile: '+989120000072' }),
          address: { ...address, text: 'شیراز' },
        },
        'subject-72',
      );
      expect(await sought()).toEqual([...found71.slice(0, 2), ['1000071', '1000072'], ...found71.slice(3)]);
      for (const words of ['ولیعصر', 'ولي‌عصر', 'خیابان ولی عصر', 'شيراز، كوچه', '71 ولی'])
        expect([words, await vault.searchByAddress(words, 10)]).toEqual([words, ['1000071']]);
      expect(await vault.searchByAddress('شیراز', 1)).toEqual(['1000071']);
      for (const words of ['تبریز ولیعصر', '،', 'ش']) expect(await vault.searchByAddress(words, 10)).toEqual([]);
      expect(await vault.findByIdentity({ kind: 'legalEntity', legalId: '0000000071' })).toBeUndefined();
    });
    it('finds by the newest address only', async () => {
      await vault.keep(
        { ...at('1000072', { ...named('0000000072'), mobile: '+989120000072' }), address: home },
        'subject-72',
      );
      expect(await vault.searchByPostalCode('9876543210', 10)).toEqual(['1000071']);
      expect(await vault.searchByAddress('شیراز', 10)).toEqual(['1000071']);
    });
    it('an address matches by all words of one account, not by words of two', async () => {
      const north = { ...at('1000074', named('0000000074')), address: { ...home, text: 'رشت، گلسار' } };
      await vault.keep(north, 'subject-74');
      await vault.keep({ ...north, accountId: '1000075', address: { ...home, text: 'لاهیجان، بام سبز' } }, 'subject-74');
      expect(await vault.searchByAddress('رشت گلسار', 10)).toEqual(['1000074']);
      expect(await vault.searchByAddress('رشت سبز', 10)).toEqual([]);
    });
    it('a vault of an older release gets its missing indexes when it is opened', async () => {
      vault.close();
      await place.asOlderRelease();
      vault = await place.open();
      expect(await sought()).toEqual(found71);
      expect(await vault.searchByName('سارا احمدی', 10)).toEqual(['subject-1']);
    });
    it('stores no plaintext of a person', async () => {
      const content = await place.content();
      expect(content).toContain('subject-1');
      for (const word of [
        '0084575948',
        '10380284790',
        '9123456789',
        '1345678901',
        '9876543210',
        '9120000071',
        'سارا',
        'انقلاب',
        'شیراز',
      ])
        expect(content).not.toContain(Buffer.from(word).toString('latin1'));
    });

    it('returns one subject id if two processes register a person at the same moment', async () => {
      const other = await place.open();
      for (const number of numbers(20)) {
        const person = named(`10000000${number + 10}`);
        const registered = numbers(6).map((nth) =>
          (nth % 2 ? other : vault).keep(at(`20${number}-${nth}`, person), `twin-${number}-${nth}`),
        );
        const [id, ...others] = [...new Set((await Promise.all(registered)).map(({ subjectId }) => subjectId))];
        expect(others).toEqual([]);
        for (const nth of numbers(6))
          expect(await vault.find(id!, `20${number}-${nth}`)).toEqual({ person, address: home });
      }
      other.close();
    });

    it('returns the first response to a repeated registration', async () => {
      const asked = numbers(4).map(() => vault.keep(at('3000001', named('2000000001')), 'subject-6'));
      expect(await Promise.all(asked)).toEqual(numbers(4).map(() => kept('subject-6')));
      expect(await vault.keep(at('3000001', named('2000000001')), 'subject-6')).toEqual(kept('subject-6'));
    });

    it('never returns the subject id of one person for another', async () => {
      await expect(vault.keep(at('3000002', named('2000000002')), 'subject-6')).rejects.toThrow();
      expect((await vault.find('subject-6', '3000001'))?.person).toEqual(named('2000000001'));
    });

    it('forgets a person permanently', async () => {
      await vault.forget('subject-1');
      await vault.forget('subject-1');
      expect(await vault.find('subject-1', '1000001')).toBeUndefined();
      expect(await vault.searchByName('سارا احمدی', 10)).toEqual([]);
      expect(await vault.searchByMobile('+989123456789', 10)).not.toContain('subject-1');
      expect(await vault.searchByAddress('north.1', 10)).toEqual([]);
      expect(await vault.findByIdentity(sara.identity)).toBeUndefined();
      expect(await vault.keep(at('1000001'), 'subject-4')).toEqual(kept('subject-4'));
      expect(await vault.find('subject-4', '1000002')).toEqual({ person: sara, address: undefined });
    });

    it('stores all or nothing of a person who is registered and forgotten at the same moment', async () => {
      const vaults = [vault, await place.open()];
      const person = named('3000000001', 'بهار');
      for (const round of numbers(40)) {
        const acts = numbers(12).map(async (nth) => {
          const [one, id] = [vaults[nth % 2]!, `again-${(nth + round) % 3}`];
          return nth % 4 === 3 ? one.forget(id) : one.keep(at(`400000${nth}`, person), id);
        });
        await Promise.all(acts);
        const ids = await vault.searchByName('بهار', 10);
        expect(ids.length).toBeLessThanOrEqual(1);
        for (const id of ids)
          for (const nth of numbers(12))
            expect([home, undefined]).toContainEqual((await vault.find(id, `400000${nth}`))!.address);
        const { subjectId: id } = await vault.keep(at('4000000', person), 'again-0');
        expect(await vault.find(id, '4000000')).toEqual({ person, address: home });
      }
      vaults[1]!.close();
    });

    it('returns nothing under another master key', async () => {
      const stranger = async () => {
        const other = await place.open(new Uint8Array(32));
        return other.find('subject-3', '1000003').finally(() => other.close());
      };
      await expect(stranger()).rejects.toThrow();
    });
  });

  describe(`person vault, ${name}, whose master key is replaced`, () => {
    const first = new Uint8Array(32).fill(5);
    const replaced = { by: 'operator-a', second: 'operator-b', reason: 'سالانه', at: '2026-11-29T08:00:00.000Z' };
    const [second, other] = [withNewMasterKey(first, replaced), withNewMasterKey(first, replaced)];
    const third = withNewMasterKey(second, replaced);
    let place: Place;
    beforeAll(async () => {
      place = await make();
    });
    afterAll(() => place.remove());

    const opened = async <Result>(masterKey: Uint8Array, work: (vault: PersonVault) => Promise<Result>) => {
      const vault = await place.open(masterKey);
      return work(vault).finally(() => vault.close());
    };
    const isFound = async (vault: PersonVault) => {
      expect(await vault.findByIdentity(sara.identity)).toBe('subject-1');
      expect(await vault.find('subject-1', '1000001')).toEqual({ person: sara, address: home });
      expect(await vault.searchByMobile(sara.mobile, 5)).toContain('subject-1');
      expect(await vault.searchByPostalCode(home.postalCode, 5)).toContain('1000001');
      return vault.markOf(sara.identity);
    };

    it('ASVS 11.1.1: finds everybody under the new key, with the same marks, and no longer opens under the former', async () => {
      const mark = await opened(first, async (vault) => {
        await vault.keep(at('1000001'), 'subject-1');
        return isFound(vault);
      });
      expect(await opened(second, isFound)).toBe(mark);
      await expect(opened(first, isFound)).rejects.toThrow(/another master key/);
      await expect(opened(other, isFound)).rejects.toThrow(/another master key/);
      expect(await opened(third, isFound)).toBe(mark);
      await expect(opened(second, isFound)).rejects.toThrow(/another master key/);
    });

    it('ASVS 11.1.1: a start that was killed after a part of the subjects is continued by the next', async () => {
      const fourth = withNewMasterKey(third, replaced);
      await opened(third, (vault) => vault.keep(at('1000002', named('0012345679')), 'subject-2'));
      await place.asKilledWhileWrapping(() => opened(fourth, isFound));
      await opened(fourth, async (vault) => {
        await isFound(vault);
        expect(await vault.find('subject-2', '1000002')).toEqual({ person: named('0012345679'), address: home });
      });
      expect(await place.wrappedBy(fourth)).toEqual([2, 2]);
      await expect(opened(third, isFound)).rejects.toThrow(/another master key/);
    });
  });
};
