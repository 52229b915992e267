import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Offices } from '../../identity/offices/offices.ts';
import { grantedByTheRegister } from '../../identity/offices/own-office.ts';
import type { TokenVerifier } from '../../identity/tokens/token-verifier.ts';
import { ProblemException } from '../problem.ts';
import { currentRequest } from '../request-context.ts';
import { requestedPosition } from '../request-hooks.ts';
import { clientAddressOf, type connectionCheck } from './client-address.ts';
import type { NeededLogin, WeightyMatter } from './login/login-strength.ts';
import { mustBeLoggedIn } from './login/required-login.ts';
import type { RateLimits } from './rates/rate-limits.ts';
import { routeName, type RouteDeclaration, type Routes } from './routes.ts';

interface Doorkeeper {
  readonly tokens: TokenVerifier;
  readonly rates: RateLimits;
  readonly neededLogin: (matter: WeightyMatter) => NeededLogin;
  readonly mustComeThroughProxy: ReturnType<typeof connectionCheck>;
  /** Known once the application is made; before that no request arrives. */
  readonly made: () => { readonly routes: Routes; readonly offices: Offices };
}

/**
 * Decides about a request by its head alone, before a byte of the body is parsed (N22): rate of the address, token,
 * rates of actor and office, access of the route by the register of offices, strength of the login, media type and
 * encoding.
 */
export const installEntrance = (server: FastifyInstance, doorkeeper: Doorkeeper): void => {
  const { tokens, rates, neededLogin, mustComeThroughProxy, made } = doorkeeper;
  server.addHook('onRequest', async (request) => {
    const address = clientAddressOf(request);
    await rates.ofAddress(address);
    const { routes, offices } = made();
    const route = routeOf(request, routes);
    if (route?.open) return;
    mustComeThroughProxy(request.raw.socket);
    const actor = await tokens.verify(request.headers.authorization).catch(async (refusal: unknown) => {
      if (refusal instanceof ProblemException && refusal.status === 401) await rates.ofStrangersAt(address);
      throw refusal;
    });
    Object.assign(currentRequest()!, { actor });
    await rates.of(actor);
    if (!route) throw new ProblemException(404, 'RouteMustExist');
    if (route.anyToken) return;
    const reach = await grantedByTheRegister(offices, actor, route.access);
    if (route.strongLogin) mustBeLoggedIn(actor.login, neededLogin(route.strongLogin));
    bodyMustBeSupported(request, route);
    Object.assign(currentRequest()!, { reach, after: requestedPosition(request) });
  });
};

const routeOf = ({ method, routeOptions: { url } }: FastifyRequest, routes: Routes): RouteDeclaration | undefined =>
  url === undefined ? undefined : routes.get(routeName(method, url));

/**
 * A body has the media type of the route and no content encoding: a compressed file is at most 5 MiB without it, and
 * inflating costs more than it saves (N27).
 */
const bodyMustBeSupported = ({ headers }: FastifyRequest, { consumes }: RouteDeclaration): void => {
  const encoding = headers['content-encoding']?.trim().toLowerCase();
  if (encoding !== undefined && encoding !== '' && encoding !== 'identity')
    throw new ProblemException(415, 'ContentMustNotBeEncoded', { headers: { 'Accept-Encoding': 'identity' } });
  const mediaType = headers['content-type']?.split(';', 1)[0]!.trim().toLowerCase();
  if (mediaType !== undefined && mediaType !== consumes)
    throw new ProblemException(415, 'MediaTypeMustBeSupported', { data: { consumes } });
};
