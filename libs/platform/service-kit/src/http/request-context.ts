import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '@pishkhan/calendar';
import type { Actor, Position } from '@pishkhan/event-store';
import type { Reach, Role } from '@pishkhan/roles';
import type { Login } from './entrance/login/login-strength.ts';
import type { RequestTexts } from './texts/request-texts.ts';
import type { PersonalRequest } from '../reads/look-ups/http/personal-data.ts';

/** Context of the request in progress, available anywhere in the code. */
export interface RequestContext {
  readonly correlationId: string;
  readonly language: 'fa' | 'en';
  /** Business clock of this service. */
  readonly clock: Clock;
  /** Reads of this request wait for this position (`X-After-Position`). */
  after: Position | undefined;
  /** Free texts of the request. */
  readonly texts: RequestTexts;
  /** Headers of the response. */
  readonly answerHeaders: Map<string, string>;
  /** Set by the guard. */
  actor?: SignedInActor;
  /** What the actor may reach at this route. Set by the guard. */
  reach?: Reach;
  /** The look-up of an answer with personal data. Set at routes with `@PersonalData`. */
  personal?: PersonalRequest;
}

/**
 * The actor of a verified token, with display name and the roles known to the platform. `county` is the county of a
 * counter office; events record neither it nor the login.
 */
export interface SignedInActor extends Actor {
  readonly roles: readonly Role[];
  readonly name: string;
  readonly county?: string;
  readonly login: Login;
}

/** Who acts, as events record it. */
export const recordedActor = ({ name: _name, county: _county, login: _login, ...actor }: SignedInActor): Actor => actor;

export const requestContexts = new AsyncLocalStorage<RequestContext>();

/** The context of the request in progress, undefined outside of a request (start-up, reactions). */
export const currentRequest = (): RequestContext | undefined => requestContexts.getStore();
