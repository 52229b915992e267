import type { Caller } from '../load/caller.ts';
import { isAcknowledged } from '../load/journal.ts';
import { TODAY, type World } from '../load/world.ts';
import { none, type Check } from './check.ts';

const ANSWER_MS = 30_000;
const AT_ONCE = 8;
const MOST = 100_000;

/** This check looks up every subscriber, more than the sample allows a person; its version replaces one of its day. */
const widerLimits = async (caller: Caller): Promise<void> => {
  const limits = ['personsPerHour', 'personsPerDay', 'answersPerHour'].flatMap((name) => [
    [name, MOST] as const,
    [`auditor${name[0]!.toUpperCase()}${name.slice(1)}`, MOST] as const,
  ]);
  const reports = { dayBegins: 0, dayEnds: 24, unusualWithoutCase: MOST, unusualMisses: MOST };
  const content = { ...Object.fromEntries(limits), ...reports, unusualTimesOffice: MOST, unusualDaysOneAccount: MOST };
  const version = {
    version: 'chaos',
    effectiveFrom: TODAY,
    sample: true,
    settles: 'chaos',
    reason: 'chaos',
    content,
  };
  const address = '/v1/look-up-policies/look-ups/versions';
  const steps = [
    { user: 'policy-1', path: address, body: JSON.stringify(version) },
    { user: 'head-1', path: `${address}/chaos/confirmations`, body: '{}' },
  ];
  for (const [place, step] of steps.entries())
    await caller.send(
      {
        ...step,
        method: 'POST',
        service: 'customer-accounts',
        headers: { 'content-type': 'application/json', 'idempotency-key': `chaos-look-ups-${place}` },
      },
      ANSWER_MS,
    );
};

/** Every registered subscriber is in the vault and on the subscriber card, by name (R1). */
export const everySubscriberIsThere = async (caller: Caller, world: World): Promise<Check> => {
  const opened = caller.journal.entries.filter(
    (entry) => entry.command.category === 'account' && isAcknowledged(entry),
  );
  await widerLimits(caller);
  const violations: string[] = [];
  const queue = [...opened];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let entry = queue.pop(); entry; entry = queue.pop()) {
        const { accountId } = entry.answer as { accountId: string };
        const found = await caller.read(
          {
            user: 'affairs-1',
            service: 'customer-accounts',
            path: `/v1/accounts/${accountId}`,
            headers: { 'x-reason': 'check' },
          },
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
