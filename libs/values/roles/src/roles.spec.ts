import { describe, expect, it } from '@jest/globals';
import {
  isRole,
  officesSeenBy,
  roleNames,
  roles,
  sightOf,
  worksAt,
  type Place,
  type Role,
  type RoleAt,
  type Sight,
} from './index.ts';

describe('the table of roles', () => {
  it('1.2: titles are unique in both languages', () => {
    for (const language of ['fa', 'en'] as const)
      expect(new Set(roleNames.map((role) => roles[role].title[language])).size).toBe(roleNames.length);
  });

  const sightsOf: Readonly<Record<Place, readonly Sight[]>> = {
    counter: ['office'],
    county: ['county'],
    zone: ['zone'],
    company: ['all', 'referred', 'none'],
    contractor: ['orders'],
    external: ['own', 'none'],
    applicant: ['own'],
  };
  it.each(roleNames)('1.2: %s sees no more than its place allows', (role) => {
    expect(sightsOf[roles[role].place]).toContain(roles[role].sees);
  });

  it('a property name of every object is not a role', () => {
    expect(['counterClerk', 'toString', '__proto__', 'admin'].map(isRole)).toEqual([true, false, false, false]);
  });

  it('1.2: a role that the table lacks does not compile', () => {
    // @ts-expect-error there is no role `janitor`
    const owner: Role = 'janitor';
    // @ts-expect-error the head of subscriber affairs works in the county office
    const atTheCounter: RoleAt<'counter'> = 'headOfSubscriberAffairs';
    expect([owner, atTheCounter].map(isRole)).toEqual([false, true]);
  });

  it('A5-2: the four units of 1.3 work in the county office', () => {
    const units = ['connectionsUnit', 'repairsUnit', 'subscriberAffairsOfficer', 'emergencyUnit'] as const;
    expect(units.every((unit) => worksAt(unit, 'county'))).toBe(true);
  });
});

describe('what a person sees', () => {
  it.each([
    ['15.4-21: a clerk, the own office', ['counterClerk'], 'office-101', { officeId: 'office-101' }],
    ['15.4-26: the head, the county', ['headOfSubscriberAffairs'], 'county-1', { countyOffice: 'county-1' }],
    ['A3-2: the expert, the county', ['fieldExpert'], 'county-1', { countyOffice: 'county-1' }],
    ['1.2: the auditor, all', ['auditor'], undefined, {}],
    ['1.2: the widest of several roles', ['counterClerk', 'auditor'], 'office-101', {}],
    ['15.4-21: a clerk without an office sees none', ['counterClerk'], undefined, { officeId: 'nowhere' }],
    ['A3-5: a contractor, no office', ['readingContractor'], 'office-101', { officeId: 'nowhere' }],
    ['D9-4: the discipline department, no office', ['disciplineDepartment'], 'office-101', { officeId: 'nowhere' }],
    ['1.2: nobody without a role', [], 'office-101', { officeId: 'nowhere' }],
  ] as const)('%s', (_, held, office, scope) => {
    expect(officesSeenBy({ roles: held, office })).toEqual(scope);
  });

  it('A3-5: a contractor sees its orders', () => expect(sightOf(['readingContractor'])).toBe('orders'));
});
