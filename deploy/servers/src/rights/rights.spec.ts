import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import kafkajs from 'kafkajs';
import { eventStorePolicy } from './eventstore-rights.ts';
import { kafkaAcls } from './kafka-rights.ts';
import { databaseUsers, DESK } from './mongodb-rights.ts';
import { readRights } from './rights.ts';

const { AclOperationTypes, ResourcePatternTypes } = kafkajs;
const rights = readRights(join(import.meta.dirname, '..', '..', '..', '..'));

describe('N31: least rights', () => {
  it('each service writes one topic and one database: its own', () => {
    for (const one of rights) {
      const written = kafkaAcls(one).filter(({ operation }) => operation === AclOperationTypes.WRITE);
      expect(written.map(({ resourceName }) => resourceName)).toEqual([`gas.${one.service}.v1`]);
      const { roles } = databaseUsers(rights).find(({ user }) => user === one.service)!;
      expect(roles).toEqual([{ role: 'readWrite', db: one.service }]);
    }
  });
  it('each service has consumer groups under its own name only, and no name is the beginning of another', () => {
    const prefixes = rights.flatMap((one) =>
      kafkaAcls(one).flatMap(({ resourcePatternType, resourceName }) =>
        resourcePatternType === ResourcePatternTypes.PREFIXED ? [resourceName] : [],
      ),
    );
    expect(prefixes).toHaveLength(rights.length);
    for (const prefix of prefixes)
      expect(prefixes.filter((other) => other !== prefix && other.startsWith(prefix))).toEqual([]);
  });
  it('the desk writes one database, which no other user reads', () => {
    const reading = databaseUsers(rights).filter(({ roles }) => roles.some(({ db }) => db === DESK));
    expect(reading).toEqual([{ user: DESK, database: DESK, roles: [{ role: 'readWrite', db: DESK }] }]);
  });
  it('the auditor of the databases writes none', () => {
    const { roles } = databaseUsers(rights).at(-1)!;
    expect(new Set(roles.map(({ role }) => role))).toEqual(new Set(['read']));
  });
  it('each service appends to its own categories only, and no prefix of one covers a stream of another', () => {
    const { streamPolicies, streamRules, defaultStreamRules } = eventStorePolicy(rights);
    for (const { service, categories } of rights) {
      expect(Object.entries(streamPolicies).filter(([, { $w }]) => $w.includes(service))).toMatchObject([
        [service, {}],
      ]);
      for (const category of categories) {
        const covering = streamRules.filter(({ startsWith }) => `${category}-1`.startsWith(startsWith));
        expect(new Set(covering.map(({ policy }) => policy))).toEqual(new Set([service]));
      }
    }
    for (const { $d } of Object.values(streamPolicies)) expect($d).toEqual(['$admins']);
    expect(defaultStreamRules).toEqual({ userStreams: 'nobody', systemStreams: 'nobody' });
  });
});
