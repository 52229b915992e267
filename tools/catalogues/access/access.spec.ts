import { describe, expect, it } from '@jest/globals';
import type { Route } from '../docs/roles.ts';
import { accessFaults, accessPage } from './access.ts';
import { oracleOf } from './oracle.ts';

const written = `
## Kinds of data

| data | roles | place |
| --- | --- | --- |
| bill | \`counterClerk\` | \`anyByIdentifier\` |
| bill | \`headOfSubscriberAffairs\`, \`fieldExpert\` | \`ownCounty\` |

## Endpoints

| data | endpoints |
| --- | --- |
| bill | \`GET /v1/bills\` |
`;
const oracle = oracleOf(written);
const route: Route = {
  service: 'billing',
  method: 'GET',
  path: '/v1/bills',
  summary: 'Bills',
  roles: ['fieldExpert'],
  access: { fieldExpert: 'ownCounty', counterClerk: 'anyByIdentifier' },
};

describe('declared access against who-sees-what.md', () => {
  it('S2: a declaration that the page allows has no fault, and the page prints it', () => {
    expect(accessFaults([route], oracle)).toEqual([]);
    expect(accessPage([route], oracle)).toContain(
      '| billing | `GET /v1/bills` | bill | ownCounty: `fieldExpert`; anyByIdentifier: `counterClerk` |',
    );
  });
  it('S2: an endpoint without a declaration is a fault', () => {
    expect(accessFaults([{ ...route, access: {} }], oracle)).toEqual(['billing: GET /v1/bills declares no access']);
  });
  it('S2: a wider place, another role and an unknown endpoint are faults', () => {
    const wide = { fieldExpert: 'all', meterReader: 'ownContract' };
    expect(accessFaults([{ ...route, access: wide }], oracle)).toEqual([
      'GET /v1/bills gives fieldExpert all; who-sees-what.md allows ownCounty for bill',
      'GET /v1/bills gives meterReader ownContract; who-sees-what.md does not list the role for bill',
    ]);
    expect(accessFaults([{ ...route, path: '/v1/secrets' }], oracle)).toEqual([
      'who-sees-what.md does not name GET /v1/secrets',
      'who-sees-what.md names GET /v1/bills, which no service has',
    ]);
  });
  it('a role with two places for one kind, and an endpoint of two kinds, are not readable', () => {
    expect(() => oracleOf(written.replace('`fieldExpert`', '`counterClerk`'))).toThrow('two places');
    expect(() => oracleOf(`${written}| ledger | \`GET /v1/bills\` |\n`)).toThrow('two kinds');
  });
});
