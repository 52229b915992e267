import { describe, expect, it } from '@jest/globals';
import {
  inOwnPlace,
  isWithin,
  onlyChannelOf,
  onlyContractorOf,
  reachOf,
  scopeOf,
  type AccessDeclaration,
} from './index.ts';
import type { Placed, Reach, Role } from './index.ts';

const declared: AccessDeclaration = {
  counterClerk: 'ownOffice',
  headOfSubscriberAffairs: 'ownCounty',
  readingContractor: 'ownContract',
  paymentChannel: 'ownMatter',
  auditor: 'all',
};
const person = (roles: readonly Role[], office?: string) => ({
  subject: 'someone',
  roles,
  ...(office !== undefined && { office }),
});
const reach = (roles: readonly Role[], office?: string) => reachOf(declared, person(roles, office));

describe('what a person reaches at an endpoint', () => {
  it.each([
    ['a role that the endpoint does not declare', ['fieldExpert'], 'county-1', 'noRole'],
    ['nobody', [], undefined, 'noRole'],
    ['N10: a clerk without an office', ['counterClerk'], undefined, 'noOffice'],
    ['N10: a head without a county', ['headOfSubscriberAffairs'], undefined, 'noOffice'],
    ['N10: a contractor without a name', ['readingContractor'], undefined, 'noOffice'],
  ] as const)('%s reaches nothing', (_, roles, office, why) => {
    expect(reach(roles, office)).toBe(why);
  });

  it('N10: a role without its office adds nothing to another role', () => {
    expect(reach(['counterClerk', 'auditor'])).toEqual({ places: ['all'], subject: 'someone' });
  });

  it.each([
    ['15.4-21: a clerk, the own office', ['counterClerk'], 'office-101', { officeId: 'office-101' }],
    ['15.4-26: a head, the county', ['headOfSubscriberAffairs'], 'county-1', { countyOffice: 'county-1' }],
    ['1.2: the auditor, all', ['auditor'], undefined, {}],
    ['A3-5: a contractor, no office', ['readingContractor'], 'contractor-1', { officeId: 'nowhere' }],
  ] as const)('%s: the scope of a list', (_, roles, office, scope) => {
    expect(scopeOf(reach(roles, office) as Reach)).toEqual(scope);
  });

  it.each([
    ['ownOffice', { officeId: 'o' }, true],
    ['ownOffice', { officeId: 'p', countyOffice: 'o' }, false],
    ['ownCounty', { countyOffice: 'o' }, true],
    ['ownCounty', { countyOffice: 'p', officeId: 'o' }, false],
    ['ownCounty', { countyOffice: null }, false],
    ['ownContract', { contractors: ['p', 'o'] }, true],
    ['ownContract', { contractors: ['p'] }, false],
    ['ownMatter', { channel: 'o' }, true],
    ['ownMatter', { channel: 'p' }, false],
    ['anyByIdentifier', {}, true],
    ['company', {}, true],
    ['all', {}, true],
  ] as const)('S2: %s and a record of %j: %s', (place, placed, expected) => {
    expect(isWithin({ places: [place], subject: 's', office: 'o' }, placed)).toBe(expected);
  });

  it('N10: without an office no record of an office, county or contract is reached', () => {
    const records: Placed[] = [{}, { officeId: undefined, countyOffice: undefined, contractors: [] }];
    for (const place of ['ownOffice', 'ownCounty', 'ownContract', 'ownMatter'] as const)
      expect(records.map((record) => isWithin({ places: [place], subject: 's' }, record))).toEqual([false, false]);
  });

  it('8.7: a channel without an organisation is its own subject', () => {
    const channel = reach(['paymentChannel']) as Reach;
    expect([onlyChannelOf(channel), isWithin(channel, { channel: 'someone' })]).toEqual(['someone', true]);
    expect(onlyChannelOf(reach(['auditor']) as Reach)).toBeUndefined();
  });

  it('A3-5: a contractor is restricted to itself, unless another role reaches more', () => {
    expect(onlyContractorOf(reach(['readingContractor'], 'contractor-1') as Reach)).toBe('contractor-1');
    expect(onlyContractorOf(reach(['readingContractor', 'auditor'], 'contractor-1') as Reach)).toBeUndefined();
  });

  it('1.2: computed roles have the place of the table of roles', () => {
    expect(inOwnPlace(['counterClerk', 'repairsUnit', 'auditor', 'siteManager'])).toEqual({
      counterClerk: 'ownOffice',
      repairsUnit: 'ownCounty',
      auditor: 'all',
    });
  });
});
