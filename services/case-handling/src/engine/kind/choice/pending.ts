import type { EventName, Role } from '../facts.ts';
import type { Words } from '../form.ts';

/** Input of a recall: the pending request, and who takes it back. */
export interface Recalling {
  readonly requestId: string;
  readonly caseId: string;
  readonly officeId: string;
  readonly accountId: string | null;
  readonly by: string;
  readonly reason: string;
  readonly on: string;
}
/** How a pending request is taken back, and the reply that confirms its end. Another reply was first, and wins. */
export interface Recall {
  readonly event: EventName;
  readonly endedBy: EventName;
  content(recalling: Recalling): object;
}

/** How the other service works on a pending request again, after what it was computed from has changed. */
export interface Renewal {
  readonly title: Words;
  readonly source: string;
  /** The reply that says whether it is necessary; any other reply ends it. */
  readonly saidBy: EventName;
  isNecessary(content: unknown): boolean;
  /** Roles that may request it from the other service, whose worklists show the case. */
  readonly by: readonly [Role, ...Role[]];
  /** The other service, and the path of the request there. */
  readonly service: string;
  path(requestId: string): string;
}
