import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { EventName, Role } from '../kind/vocabulary.ts';
import type { Step } from './verb-events.ts';

/** A request was sent to another service, by its contract. */
export type ServiceRequested = DomainEvent<
  'ServiceRequested',
  { request: EventName; requestId: string; content: unknown; on: CivilDate }
>;
/** Another service replied to the request, or reported progress. */
export type ServiceAnswered = DomainEvent<
  'ServiceAnswered',
  {
    event: EventName;
    requestId: string;
    content: unknown;
    on: CivilDate;
    /** The request was to be taken back, but this result was first. */
    recallLost?: true;
    /**
     * Role that must have the service work on the request again; null if that is no longer necessary. Absent if the
     * reply changes nothing about it, and in events of earlier releases.
     */
    waitsFor?: Role | null;
    /** Other roles that may do it. */
    alsoBy?: readonly Role[];
  }
>;
/**
 * The pending request to another service is to be taken back, so that the case returns to an earlier stage or ends as
 * withdrawn; the other service decides whether the recall or its work was first (15.4-38).
 */
export type RequestRecalled = DomainEvent<
  'RequestRecalled',
  Step & { request: EventName; requestId: string; then: Recalled; content: unknown }
>;
export type Recalled = 'sendBack' | 'withdraw';
