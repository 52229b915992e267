import type { ServiceRights } from './rights.ts';

/** Generated beside the rights by `npm run generate:docs`. */
export const EVENT_STORE_POLICY_FILE = 'deploy/servers/eventstore-policy.json';

const ADMINS = '$admins';
const AUDITORS = 'auditors';
const nobody = { $r: [ADMINS], $w: [ADMINS], $d: [ADMINS], $mr: [ADMINS], $mw: [ADMINS] };

/**
 * Data of the event `$policy-updated` of the stream `$policies`: each service appends to its own categories, reads them
 * and follows the log; nobody deletes. A user has the role of its name, so each service has a user of its name. Written
 * after the documentation of stream policies and UNTESTED: they need EventStoreDB 24.10 or later with a licence, and
 * the protocol test server does not have them. ACLs of streams are not enforced beside them.
 */
export const eventStorePolicy = (rights: readonly ServiceRights[]) => {
  const services = rights.map(({ service }) => service);
  const own = rights.map(({ service }) => {
    const readers = [service, AUDITORS, ADMINS];
    return [service, { ...nobody, $r: readers, $w: [service, ADMINS], $mr: readers }] as const;
  });
  return {
    streamPolicies: {
      nobody,
      followers: { ...nobody, $r: [...services, AUDITORS, ADMINS] },
      ...Object.fromEntries(own),
    },
    streamRules: [
      { startsWith: '$all', policy: 'followers' },
      ...rights.flatMap(({ service, categories }) =>
        categories.map((category) => ({ startsWith: `${category}-`, policy: service })),
      ),
    ],
    defaultStreamRules: { userStreams: 'nobody', systemStreams: 'nobody' },
  };
};
