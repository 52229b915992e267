import { ANY, jsonEvent, type EventStoreDBClient } from '@eventstore/db-client';

/** Groups of the services' users and of the auditors' users. */
export const SERVICES = 'services';
export const AUDITORS = 'auditors';

const readers = [SERVICES, AUDITORS, '$admins'];
const writers = [SERVICES, '$admins'];
const ADMINS = '$admins';

/**
 * What keeps history safe from the services' own user: services append, read and follow; auditors read and follow; only
 * administrators delete, tombstone or set metadata.
 */
export const historyAcl = {
  all: { acl: { readRoles: readers } },
  settings: {
    $userStreamAcl: { $r: readers, $w: writers, $d: ADMINS, $mr: writers, $mw: ADMINS },
    $systemStreamAcl: { $r: ADMINS, $w: ADMINS, $d: ADMINS, $mr: ADMINS, $mw: ADMINS },
  },
};

/** The default of a new server: every user appends, reads and deletes; `$all` is for administrators. */
export const openAcl = {
  all: {},
  settings: {
    $userStreamAcl: { $r: '$all', $w: '$all', $d: '$all', $mr: '$all', $mw: '$all' },
    $systemStreamAcl: historyAcl.settings.$systemStreamAcl,
  },
};

/** Sets the ACLs of a server, as its administrator. */
export const setAcl = async (admin: EventStoreDBClient, acl: typeof historyAcl | typeof openAcl): Promise<void> => {
  await admin.appendToStream('$settings', jsonEvent({ type: 'update-default-acl', data: acl.settings }), {
    expectedRevision: ANY,
  });
  await admin.setStreamMetadata('$all', acl.all);
};
