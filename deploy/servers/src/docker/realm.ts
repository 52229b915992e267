import { demoUsers, type DemoUser } from '@pishkhan/development-issuer/users';
import { roleNames, roles } from '@pishkhan/roles';

const AUDIENCE = 'pishkhan';

/** Environment variable of Keycloak with the password of the demo users; the realm itself names none (N31). */
export const DEMO_PASSWORD_VARIABLE = 'PISHKHAN_DEMO_PASSWORD';

/** Environment variables of Keycloak with the address of the counter desk and its secret. */
export const DESK_ADDRESS_VARIABLE = 'PISHKHAN_DESK_ADDRESS';
export const DESK_SECRET_VARIABLE = 'PISHKHAN_DESK_SECRET';

const mapper = (name: string, protocolMapper: string, config: Readonly<Record<string, string>>) => ({
  name,
  protocol: 'openid-connect',
  protocolMapper,
  config: { 'access.token.claim': 'true', 'id.token.claim': 'false', ...config },
});

/** Claims that the services read. */
const protocolMappers = [
  mapper('audience', 'oidc-audience-mapper', { 'included.custom.audience': AUDIENCE }),
  mapper('roles', 'oidc-usermodel-realm-role-mapper', {
    'claim.name': 'roles',
    multivalued: 'true',
    'jsonType.label': 'String',
  }),
  ...['office', 'county'].map((claim) =>
    mapper(claim, 'oidc-usermodel-attribute-mapper', {
      'user.attribute': claim,
      'claim.name': claim,
      'jsonType.label': 'String',
    }),
  ),
  mapper('name', 'oidc-full-name-mapper', {}),
];

/** A public client for curl. */
const client = {
  clientId: 'pishkhan',
  publicClient: true,
  directAccessGrantsEnabled: true,
  standardFlowEnabled: false,
  protocolMappers,
};

const desk = (path: string): string => `\${${DESK_ADDRESS_VARIABLE}}${path}`;

/** The counter desk: code flow with PKCE, and logout tokens of ended sessions. */
const deskClient = {
  clientId: 'counter-desk',
  publicClient: false,
  clientAuthenticatorType: 'client-secret',
  secret: `\${${DESK_SECRET_VARIABLE}}`,
  standardFlowEnabled: true,
  directAccessGrantsEnabled: false,
  redirectUris: [desk('/sign-in/callback')],
  webOrigins: [],
  attributes: {
    'pkce.code.challenge.method': 'S256',
    'post.logout.redirect.uris': desk('/'),
    'backchannel.logout.url': desk('/back-channel-logout'),
    'backchannel.logout.session.required': 'true',
  },
  protocolMappers,
};

const nameParts = ({ name }: DemoUser): readonly [string, string] => {
  const [first = '', ...rest] = name.fa.split(' ');
  return [first, rest.join(' ')];
};

/** The id is the user name, so that `sub` is the same with every issuer, because certificates name subjects. */
const userOf = (user: DemoUser) => {
  const [firstName, lastName] = nameParts(user);
  return {
    id: user.username,
    username: user.username,
    enabled: true,
    emailVerified: true,
    firstName,
    lastName,
    realmRoles: user.roles,
    ...(user.office && { attributes: { office: [user.office], ...(user.county && { county: [user.county] }) } }),
    credentials: [{ type: 'password', value: `\${${DEMO_PASSWORD_VARIABLE}}`, temporary: false }],
  };
};

const profile = {
  attributes: ['username', 'email', 'firstName', 'lastName'].map((name) => ({
    name,
    permissions: { view: ['admin', 'user'], edit: ['admin'] },
  })),
  unmanagedAttributePolicy: 'ENABLED',
};

const YEAR_SECONDS = 31_536_000;
/** Accepted and refused logins, and changes of accounts, are kept a year (ASVS 16.3.1; docs/security/logs.md). */
const keptEvents = {
  eventsEnabled: true,
  eventsExpiration: YEAR_SECONDS,
  eventsListeners: ['jboss-logging'],
  adminEventsEnabled: true,
  adminEventsDetailsEnabled: false,
};

/** The realm that Keycloak imports: every role of the platform, and the demo users of the development issuer. */
export const realm = () => ({
  realm: 'pishkhan',
  enabled: true,
  displayName: 'پیشخوان',
  internationalizationEnabled: true,
  supportedLocales: ['fa', 'en'],
  defaultLocale: 'fa',
  accessTokenLifespan: 900,
  sslRequired: 'external',
  bruteForceProtected: true,
  failureFactor: 10,
  ...keptEvents,
  roles: { realm: roleNames.map((name) => ({ name, description: roles[name].title.en })) },
  clients: [client, deskClient],
  users: demoUsers.map(userOf),
  components: {
    'org.keycloak.userprofile.UserProfileProvider': [
      { providerId: 'declarative-user-profile', config: { 'kc.user.profile.config': [JSON.stringify(profile)] } },
    ],
  },
});

export const realmDocument = (): { readonly path: string; readonly content: string }[] => [
  { path: 'deploy/docker/keycloak/pishkhan-realm.json', content: `${JSON.stringify(realm(), undefined, 2)}\n` },
];
