import { describe, expect, it } from '@jest/globals';
import { roleFaults, rolesOfKinds, rolesPage, routesOf, type Route } from './roles.ts';

const route: Route = {
  service: 'metering',
  method: 'POST',
  path: '/v1/meters',
  summary: 'Register a meter',
  roles: ['connectionsUnit'],
  access: { connectionsUnit: 'ownCounty' },
};
const kind = {
  kind: 'complaint',
  opens: { by: ['counterClerk'], asks: { from: { type: 'choice', of: ['tenant'] } } },
  stages: { reply: { owner: 'repairsUnit', requests: () => 'emergencyUnit' } },
};

describe('the page of roles', () => {
  it('reads routes and their roles from an OpenAPI document', () => {
    const operation = { description: 'Register a meter', 'x-roles': ['connectionsUnit'], 'x-access': route.access };
    const content = JSON.stringify({ paths: { '/v1/meters': { post: operation } } });
    expect(routesOf([{ path: 'contracts/openapi/metering.json', content }])).toEqual([route]);
  });
  it('finds the roles that a kind names, without the choices of its forms', () => {
    expect(rolesOfKinds([kind])).toEqual([{ kind: 'complaint', roles: ['counterClerk', 'repairsUnit'] }]);
  });
  it('lists a role under its place, with its kinds and demo users', () => {
    const page = rolesPage([route], rolesOfKinds([kind]));
    expect(page).toContain(
      '| `repairsUnit` | Repairs unit · واحد تعمیرات | its county | 1.3, A5-2 | `complaint` | `repairs-1` |',
    );
    expect(page.indexOf('County gas office')).toBeLessThan(page.indexOf('`repairsUnit`'));
    expect(page).toContain('| metering | `POST /v1/meters` | Register a meter | `connectionsUnit` |');
  });
  it('a route without a role and an acting role without a demo user are faults', () => {
    expect(roleFaults([route], rolesOfKinds([kind]))).toEqual([]);
    expect(roleFaults([{ ...route, roles: [] }], [{ kind: 'theft', roles: ['useInspector'] }])).toEqual([
      'metering: no role may call POST /v1/meters',
      'role useInspector can act and has no demo user',
    ]);
  });
});
