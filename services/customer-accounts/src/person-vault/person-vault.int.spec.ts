import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EmbeddedPersonVault, masterKeyIn } from './embedded-person-vault.ts';
import type { Person, PersonVault, Registration } from './person-vault.ts';

const sara: Person = { identity: { kind: 'person', nationalId: '0084575948' }, fullName: 'سارا احمدی‌نژاد', mobile: '+989123456789' };
const home = { postalCode: '1345678901', text: 'تهران، خیابان انقلاب' };
const at = (accountId: string, person = sara): Registration => ({ person, accountId, address: home });

const folder = mkdtempSync(join(tmpdir(), 'vault-'));
const open = () => new EmbeddedPersonVault({ file: join(folder, 'vault.sqlite'), masterKey: masterKeyIn(join(folder, 'vault.key')) });
const bytesOnDisk = () => readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1')).join();
let vault: PersonVault;
beforeAll(() => {
  vault = open();
});
afterAll(() => {
  vault.close();
  rmSync(folder, { recursive: true });
});

describe('person vault', () => {
  it('makes its key as a whole, also after a start that was cut off, and never a second one', () => {
    const file = join(folder, 'cut-off.key');
    writeFileSync(`${file}.new`, 'half');
    const made = masterKeyIn(file);
    expect(made).toHaveLength(32);
    expect(existsSync(`${file}.new`)).toBe(false);
    expect(masterKeyIn(file)).toEqual(made);
  });
  it('keeps a person and finds it again, after a restart too', async () => {
    expect(await vault.keep(at('1000001'), 'subject-1')).toBe('subject-1');
    vault.close();
    vault = open();
    expect(await vault.find('subject-1', '1000001')).toEqual({ person: sara, address: home });
  });

  it('knows the same person by the id, whatever new subject id is offered', async () => {
    expect(await vault.keep(at('1000002', { ...sara, mobile: '+989350000000' }), 'subject-2')).toBe('subject-1');
    expect((await vault.find('subject-1', '1000001'))?.person.mobile).toBe('+989350000000');
  });

  it('finds by the beginning of words, whichever keyboard wrote them (9.7)', async () => {
    await vault.keep(at('1000003', { ...sara, identity: { kind: 'legalEntity', legalId: '10380284790' }, fullName: 'شرکت سارال' }), 'subject-3');
    expect(await vault.searchByName('سارا احمدي نژاد', 10)).toEqual(['subject-1']);
    expect(await vault.searchByName('احمدینژاد', 10)).toEqual(['subject-1']);
    expect(await vault.searchByName('سار', 10)).toEqual(['subject-1', 'subject-3']);
    expect(await vault.searchByName('س', 10)).toEqual([]);
  });

  it('writes no word of a person in the clear, and keeps its key to itself', () => {
    const disk = bytesOnDisk();
    for (const word of ['0084575948', '9350000000', '1345678901', Buffer.from('سارا').toString('latin1')]) expect(disk).not.toContain(word);
    expect(statSync(join(folder, 'vault.key')).mode & 0o777).toBe(0o600);
  });

  it('forgets a person for good', async () => {
    await vault.forget('subject-1');
    expect(await vault.find('subject-1', '1000001')).toBeUndefined();
    expect(await vault.searchByName('سارا احمدی', 10)).toEqual([]);
    expect(await vault.keep(at('1000001'), 'subject-4')).toBe('subject-4');
  });

  it('does not open under another master key', async () => {
    const stranger = new EmbeddedPersonVault({ file: join(folder, 'vault.sqlite'), masterKey: new Uint8Array(32) });
    await expect(stranger.find('subject-3', '1000003')).rejects.toThrow();
    stranger.close();
  });
});
