import { eventually } from '@pishkhan/testing/eventually';
import { PATIENCE_MS, type World } from '../../world.ts';

interface Card {
  readonly masked: boolean;
}

/** N7: without a reason a card is masked; with one it is whole, and the head of the county sees who looked. */
export const lookUps = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('A clerk looks at a subscriber card, and the head of the county sees who looked and why (N7)');
  const [first] = (
    await world.accounts('head-1').get<{ items: readonly { accountId: string }[] }>('/v1/accounts?limit=1')
  ).items;
  const path = `/v1/accounts/${first!.accountId}`;
  const clerk = world.accounts('clerk-101');
  const cardBecause = async (headers: Readonly<Record<string, string>>): Promise<Card> =>
    (await clerk.request('GET', path, { headers })).body as Card;
  tell.expect('without a reason the card is masked', (await cardBecause({})).masked, true);
  const reason = 'مراجعه حضوری برای پرسش از بدهی';
  const whole = await cardBecause({ 'x-reason': encodeURIComponent(reason) });
  tell.expect('with a reason it is whole', whole.masked, false);
  const recorded = await eventually(
    async () => {
      const { items } = await world
        .accounts('head-1')
        .get<{ items: readonly { reader: string; form: string; reason?: string }[] }>(
          `/v1/look-ups?account=${first!.accountId}&reader=clerk-101`,
        );
      return items.length >= 2 && items;
    },
    PATIENCE_MS,
    'both look-ups are in the view',
  );
  tell.expect(
    'the head sees both',
    recorded
      .slice(0, 2)
      .map(({ form }) => form)
      .toSorted(),
    ['masked', 'whole'],
  );
  tell.expect('and the reason', recorded.find(({ form }) => form === 'whole')?.reason, reason);
};
