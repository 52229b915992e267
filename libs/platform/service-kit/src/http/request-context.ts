import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '@pishkhan/calendar';
import type { Actor, Position } from '@pishkhan/event-store';
import type { Role } from '@pishkhan/roles';

/** What is known of the request in progress, wherever the code is. */
export interface RequestContext {
  readonly correlationId: string;
  readonly language: 'fa' | 'en';
  /** Business clock of the service that answers. */
  readonly clock: Clock;
  /** Position that reads of this request wait for (`X-After-Position`). */
  after: Position | undefined;
  /** Headers that the answer will carry. */
  readonly answerHeaders: Map<string, string>;
  /** Set by the guard. */
  actor?: SignedInActor;
}

/** The actor of a verified token, with the name to show and the roles that the platform knows. */
export interface SignedInActor extends Actor {
  readonly roles: readonly Role[];
  readonly name: string;
}

export const requestContexts = new AsyncLocalStorage<RequestContext>();

/** The context of the request in progress, undefined outside of one (start-up, reactions). */
export const currentRequest = (): RequestContext | undefined => requestContexts.getStore();
