import type { World } from '../../world.ts';
import { openSubscriber } from '../subscriber.ts';

interface Found {
  readonly items: readonly { readonly accountId: string }[];
}
interface Card {
  readonly personVersion: number;
  readonly personChanges: readonly { readonly former: { readonly mobile?: string } | null }[];
}

/** A11, N8: a customer brings a new mobile number, the head approves it, and the search finds by the new one. */
export const changedMobile = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('A customer brings a new mobile number: the head approves, the former one stays sealed (A11-6, N8)');
  const { accountId } = await openSubscriber(world, {
    fileNumber: '20000655',
    fullName: 'مهرناز شفیعی',
    installedOn: '2026-04-21',
    index: 0,
  });
  const path = `/v1/accounts/${accountId}/person-changes`;
  const { changeId } = await world.accounts('clerk-101').post<{ changeId: string }>(path, {
    mobile: '09351112233',
    document: 'nationalCard',
    documentNumber: 'ک/۸۸۱۲',
    documentIssuedOn: '2024-08-22',
  });
  const head = world.accounts('head-1');
  const finds = async (search: string): Promise<boolean> => {
    const { items } = (await head.request('POST', '/v1/account-searches', { body: { search } })).body as Found;
    return items.some((each) => each.accountId === accountId);
  };
  tell.expect('before the approval the new number finds the account', await finds('09351112233'), false);
  const { items } = await head.get<{ items: readonly { changeId: string }[] }>('/v1/person-changes?limit=200');
  tell.expect(
    'the change is in the worklist of the head',
    items.some((each) => each.changeId === changeId),
    true,
  );
  const clerk = await world.accounts('clerk-101').request('POST', `${path}/${changeId}/approvals`, { body: {} });
  tell.expect('the clerk may not approve it', clerk.status, 403);
  const approved = await head.post<{ state: string }>(`${path}/${changeId}/approvals`, {});
  tell.expect('after the approval of the head it is', approved.state, 'approved');
  tell.expect('the new number finds the account', await finds('09351112233'), true);
  tell.expect('the old one does not', await finds('09123456789'), false);
  const headers = { 'x-reason': encodeURIComponent('پیگیری تغییر شماره همراه') };
  const card = (await head.request('GET', `/v1/accounts/${accountId}`, { headers })).body as Card;
  tell.expect(
    'with a reason the card shows the former number',
    [card.personVersion, card.personChanges[0]?.former?.mobile],
    [1, '+989123456789'],
  );
};
