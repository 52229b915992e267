import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startService } from '@pishkhan/service-kit';
import {
  dyingStore,
  eventually,
  get,
  post,
  signedContract,
  startTestPlatform,
  type TestPlatform,
} from '@pishkhan/testing';
import { customerAccounts } from '../../index.ts';
import { MongoPersonVault } from './mongo/mongo-person-vault.ts';

const contract = (fileNumber: string) =>
  signedContract({ fileNumber, address: { postalCode: '1345678901', text: `تهران، پلاک ${fileNumber}` } });

let folder: string;
let keyFile: string;
let platform: TestPlatform;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chosen-vault-'));
  keyFile = join(folder, 'shared.key');
  const textsKey = join(folder, 'texts.key');
  writeFileSync(textsKey, Buffer.alloc(32, 9));
  platform = await startTestPlatform({
    environment: {
      PISHKHAN_VAULT: 'mongodb',
      PISHKHAN_VAULT_KEY_FILE: keyFile,
      PISHKHAN_TEXTS_KEY_FILE: textsKey,
    },
  });
});
afterEach(async () => {
  await platform.stop();
  rmSync(folder, { recursive: true });
});

describe('PISHKHAN_VAULT=mongodb', () => {
  it('shares one vault among the replicas of the service, in its MongoDB', async () => {
    writeFileSync(keyFile, Buffer.alloc(32, 7));
    const replicas = [await platform.start(customerAccounts), await platform.start(customerAccounts)];
    for (const [index, replica] of replicas.entries())
      await replica
        .when(post('/v1/accounts', contract(`1020304${index}`)).by('affairs-1'))
        .then(201, [{ type: 'AccountOpened' }]);
    const cards = await Promise.all(
      ['10203041', '10203040'].map((id, index) =>
        replicas[index]!.when(get(`/v1/accounts/${id}`).because('مراجعه حضوری').by('clerk-101')).then(200),
      ),
    );
    expect(cards.map(({ body }) => [body.person.fullName, body.address.text])).toEqual([
      ['سارا احمدی', 'تهران، پلاک 10203041'],
      ['سارا احمدی', 'تهران، پلاک 10203040'],
    ]);
    expect(new Set(cards.map(({ body }) => body.subscriberId)).size).toBe(1);
    expect(readdirSync(platform.folder).filter((name) => name.startsWith('person-vault'))).toEqual([]);
  });

  it('N8: another replica finds the person by the new number though the approving one died, without a read', async () => {
    writeFileSync(keyFile, Buffer.alloc(32, 7));
    const living = await platform.start(customerAccounts);
    await living.when(post('/v1/accounts', contract('10203040')).by('affairs-1')).then(201);
    const change = {
      mobile: '09350000000',
      document: 'nationalCard',
      documentNumber: '12/3',
      documentIssuedOn: '2024-08-22',
    };
    const path = '/v1/accounts/10203040/person-changes';
    const { body } = await living.when(post(path, change).by('clerk-101')).then(201);
    const own = await platform.platformFor('customer-accounts');
    const { store: eventStore } = dyingStore(platform.eventStore, { event: 'PersonChangeApproved', when: 'after' });
    // Its reactions die with it.
    const mortal = await startService(
      { ...customerAccounts, reactions: [] },
      { ...own, eventStore },
      { host: '127.0.0.1', port: 0 },
    );
    await mortal.ready();
    const authorization = `Bearer ${await platform.tokenFor('head-1')}`;
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'a-dying-approval', authorization };
    const approval = { method: 'POST', headers, body: '{}' };
    expect((await fetch(`${mortal.url}${path}/${body.changeId}/approvals`, approval)).status).toBe(503);
    await mortal.stop();
    const vault = await MongoPersonVault.open({ database: own.database, masterKey: readFileSync(keyFile) });
    await eventually(async () => expect(await vault.searchByMobile('+989350000000', 2)).toHaveLength(1));
    expect(await vault.searchByMobile('+989123456789', 2)).toEqual([]);
  });

  it('does not start without the shared key, and names the variable', async () => {
    await expect(platform.start(customerAccounts)).rejects.toThrow(/PISHKHAN_VAULT_KEY_FILE/);
    writeFileSync(keyFile, 'too short');
    await expect(platform.start(customerAccounts)).rejects.toThrow(/PISHKHAN_VAULT_KEY_FILE/);
  });

  it('does not start with the key of another vault', async () => {
    writeFileSync(keyFile, Buffer.alloc(32, 7));
    await platform.start(customerAccounts);
    writeFileSync(keyFile, Buffer.alloc(32, 8));
    await expect(platform.start(customerAccounts)).rejects.toThrow(/another master key/);
  });
});
