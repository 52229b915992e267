import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startService, type RunningService } from '@pishkhan/service-kit';
import { ask, dyingStore, get, post, signedContract, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { customerAccounts } from '../../index.ts';
import { EmbeddedPersonVault } from '../vault/embedded/embedded-person-vault.ts';

type Request = ReturnType<typeof post>;

const contract = signedContract({ fileNumber: '30000001' });
const path = '/v1/accounts/30000001/person-changes';
const proposal = (mobile: string) =>
  post(path, { mobile, document: 'nationalCard', documentNumber: '12/3', documentIssuedOn: '2024-08-22' }).by(
    'clerk-101',
  );

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
  const { service, ...api } = await platform.start(customerAccounts);
  await api.when(post('/v1/accounts', contract).by('affairs-1')).then(201);
  await service.stop();
});
afterAll(() => platform.stop());

const sendTo = async (service: RunningService, { method, path: at, body, username, headers }: Request) => {
  const authorization = `Bearer ${await platform.tokenFor(username!)}`;
  const sent = { ...headers, 'content-type': 'application/json', authorization };
  return fetch(`${service.url}${at}`, { method, body: JSON.stringify(body), headers: sent });
};

const dieAt = async (event: string, when: 'before' | 'after', request: Request): Promise<void> => {
  const own = await platform.platformFor('customer-accounts');
  const listen = { host: '127.0.0.1', port: 0 };
  const { store: eventStore } = dyingStore(platform.eventStore, { event, when });
  // Its reactions die with it.
  const mortal = await startService({ ...customerAccounts, reactions: [] }, { ...own, eventStore }, listen);
  await mortal.ready();
  expect((await sendTo(mortal, request)).status).toBe(503);
  await mortal.stop();
};

/** What the vault's file has after the process. */
const inVault = async (subjectId: string) => {
  const masterKey = readFileSync(join(platform.folder, 'person-vault.key'));
  const vault = new EmbeddedPersonVault({ file: join(platform.folder, 'person-vault.sqlite'), masterKey });
  try {
    const [changes, found] = [await vault.changes.of(subjectId), await vault.find(subjectId, '30000001')];
    return { changes: changes.map(({ state }) => state), mobile: found?.person.mobile };
  } finally {
    vault.close();
  }
};
const subjectId = async () =>
  ((await platform.eventStore.readStream('account-30000001'))[0]!.data as { subscriberId: string }).subscriberId;

describe('N8: a process killed at a change of a person', () => {
  it('N8: between the sealing and the proposal: the start removes the values that no event names', async () => {
    await dieAt('PersonChangeProposed', 'before', proposal('09350000000').key('killed-proposal'));
    expect(await inVault(await subjectId())).toEqual({ changes: ['open'], mobile: '+989123456789' });
    const { service, ...api } = await platform.start(customerAccounts);
    await service.stop();
    expect(await inVault(await subjectId())).toEqual({ changes: [], mobile: '+989123456789' });
    expect(api).toBeDefined();
  });
  it('N8: between the approval and the vault: the start applies it, and the old number finds nobody', async () => {
    const { service, ...api } = await platform.start(customerAccounts);
    const { body } = await api.when(proposal('09350000000')).then(201);
    await service.stop();
    const approval = post(`${path}/${body.changeId}/approvals`, {}).by('head-1').key('killed-approval');
    await dieAt('PersonChangeApproved', 'after', approval);
    expect(await inVault(await subjectId())).toEqual({ changes: ['open'], mobile: '+989123456789' });
    const { service: restarted, ...again } = await platform.start(customerAccounts);
    const search = async (typed: string) =>
      (await again.when(ask('/v1/account-searches', { search: typed }).by('auditor-1')).then(200)).body.items.length;
    expect([await search('09350000000'), await search('09123456789')]).toEqual([1, 0]);
    await again.when(approval).then(200);
    const { body: card } = await again.when(get('/v1/accounts/30000001').because('مراجعه').by('head-1')).then(200);
    expect(card).toMatchObject({ personVersion: 1, person: { mobile: '+989350000000' } });
    await restarted.stop();
    expect(await inVault(await subjectId())).toEqual({ changes: ['applied'], mobile: '+989350000000' });
  });
});
