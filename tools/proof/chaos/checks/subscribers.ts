import type { Caller } from '../load/caller.ts';
import { isAcknowledged } from '../load/journal.ts';
import type { World } from '../load/world.ts';
import { none, type Check } from './check.ts';

const ANSWER_MS = 30_000;
const AT_ONCE = 8;

/** Every registered subscriber is in the vault and on the subscriber card, by name (R1). */
export const everySubscriberIsThere = async (caller: Caller, world: World): Promise<Check> => {
  const opened = caller.journal.entries.filter(
    (entry) => entry.command.category === 'account' && isAcknowledged(entry),
  );
  const violations: string[] = [];
  const queue = [...opened];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let entry = queue.pop(); entry; entry = queue.pop()) {
        const { accountId } = entry.answer as { accountId: string };
        const found = await caller.read(
          { user: 'affairs-1', service: 'customer-accounts', path: `/v1/accounts/${accountId}` },
          (body) => body as { person: { fullName: string } | null },
          ANSWER_MS,
        );
        if (found?.person?.fullName !== world.nameOf(accountId))
          violations.push(`account ${accountId} belongs to ${found?.person?.fullName ?? 'nobody'}`);
      }
    }),
  );
  return none('R1', 'subscribers lost from the vault', violations, `${opened.length} accounts`);
};
