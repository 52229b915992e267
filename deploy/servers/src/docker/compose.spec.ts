import { describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, demoUsers } from '@pishkhan/development-issuer/users';
import { composeFile } from './compose-file.ts';
import { realm } from './realm.ts';

const compose = composeFile();
const services = Object.entries(compose.services);

describe('docker-compose.yml', () => {
  it('has the four servers of the distributed profile', () =>
    expect(Object.keys(compose.services).sort()).toEqual(['event-store', 'kafka', 'keycloak', 'mongodb']));

  it.each(services)(
    '%s has an exact version, a health check, and ports on loopback only',
    (_, { image, ports, healthcheck }) => {
      expect(image).toMatch(/^[a-z]+(\/[a-z]+)?:\d+\.\d+\.\d+$/);
      expect(healthcheck.test[0]).toBe('CMD');
      expect(ports.filter((port) => !/^127\.0\.0\.1:\d+:\d+$/.test(port))).toEqual([]);
      expect(ports).not.toEqual([]);
    },
  );
  it.each(services)('%s stores its data in a declared volume, or mounts existing files', (_, { volumes }) => {
    for (const volume of volumes)
      expect([...Object.keys(compose.volumes), './deploy/docker/keycloak']).toContain(volume.split(':')[0]);
  });
  it('N31: has no password and no secret; all must be chosen', () => {
    const text = JSON.stringify(compose);
    expect(text).not.toContain(DEMO_PASSWORD);
    expect(text.match(/[A-Z]+_(PASSWORD|SECRET):\?choose/g)).toHaveLength(3);
  });
  it('uses a fixed event store (pitfalls: ≥ 26.0.3) and Kafka 4', () => {
    expect(compose.services['event-store']?.image).toMatch(/:26\.0\.([3-9]|\d\d)$/);
    expect(compose.services['kafka']?.image).toMatch(/:4\./);
  });
});

describe('the realm for Keycloak', () => {
  it('N31: has no password of its own, and slows down guesses', () => {
    const { users, bruteForceProtected } = realm();
    expect([...new Set(users.map(({ credentials }) => credentials[0]!.value))]).toEqual(['${PISHKHAN_DEMO_PASSWORD}']);
    expect(bruteForceProtected).toBe(true);
  });
  it('ASVS 16.3.1: keeps accepted and refused logins and changes of accounts, without their content', () =>
    expect(realm()).toMatchObject({
      eventsEnabled: true,
      adminEventsEnabled: true,
      adminEventsDetailsEnabled: false,
      eventsExpiration: 31_536_000,
    }));
  it('N31: signs persons in at the desk only by the code flow with PKCE, at the address and by the secret of its start', () => {
    const desk = realm().clients.find(({ clientId }) => clientId === 'counter-desk');
    expect(desk).toMatchObject({
      publicClient: false,
      directAccessGrantsEnabled: false,
      secret: '${PISHKHAN_DESK_SECRET}',
      redirectUris: ['${PISHKHAN_DESK_ADDRESS}/sign-in/callback'],
      attributes: {
        'pkce.code.challenge.method': 'S256',
        'backchannel.logout.url': '${PISHKHAN_DESK_ADDRESS}/back-channel-logout',
      },
    });
  });
  it('contains every demo user with roles and office', () => {
    const { users } = realm();
    expect(users.map(({ id, realmRoles, attributes }) => [id, realmRoles, attributes?.office[0]])).toEqual(
      demoUsers.map(({ username, roles, office }) => [username, roles, office]),
    );
  });
  it('adds audience, roles, office and county to the access token', () => {
    expect(
      realm().clients[0]?.protocolMappers.map(
        ({ config }) =>
          (config as Record<string, string>)['claim.name'] ??
          (config as Record<string, string>)['included.custom.audience'],
      ),
    ).toEqual(['pishkhan', 'roles', 'office', 'county', undefined]);
  });
});
