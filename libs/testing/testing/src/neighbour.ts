import { accountOpened, staffMemberRegistered, type Contract } from '@pishkhan/contracts';
import { topicOf, type ContractMessage, type Messages } from '@pishkhan/messages';

const revisions = new Map<string, number>();

/** A message of another service, made from its contract's example; each follows the last one of its stream. */
export const said = (contract: Contract, stream: string, change: object = {}): ContractMessage => {
  const revision = (revisions.get(stream) ?? -1) + 1;
  revisions.set(stream, revision);
  return {
    id: crypto.randomUUID(),
    type: contract.type,
    version: contract.version,
    source: contract.service,
    stream,
    revision,
    previousRevision: revision - 1,
    recordedAt: '2026-11-22T04:30:00.000Z',
    businessDate: '2026-11-22',
    correlationId: 'spec',
    causationId: 'spec',
    actor: { subject: 'neighbour', roles: [] },
    data: { ...(contract.example as object), ...change },
  };
};

/** Sends messages of other services. */
export const speaking =
  (messages: Messages) =>
  async (...spoken: readonly ContractMessage[]): Promise<void> => {
    for (const message of spoken) await messages.produce(topicOf(message.source), [message]);
  };

/** Accounts of county-1, as customer-accounts publishes them. */
export const accountsOpened = (messages: Messages, ...accountIds: readonly string[]): Promise<void> =>
  speaking(messages)(
    ...accountIds.map((accountId) =>
      said(accountOpened, `account-${accountId}`, { accountId, countyOffice: 'county-1' }),
    ),
  );

/** A member of the staff with roles and office, as customer-accounts publishes its register. */
export const staffMemberWith = (subject: string, work: { roles?: readonly string[]; office?: string } = {}) =>
  said(staffMemberRegistered, `staff-member-${subject.toLowerCase()}`, {
    subject,
    marks: [`mark-of-${subject}`],
    subscribers: [],
    ...work,
  });

/** Members of the staff whose work was not entered. */
export const staffRegistered = (...usernames: readonly string[]): ContractMessage[] =>
  usernames.map((subject) => staffMemberWith(subject));
