import { isOutageBy } from '@pishkhan/event-store';
import { isDatabaseOutage } from '@pishkhan/views';

/** Reported by the adapter: the same work may succeed later, and the request is valid. */
export const isOutage = isOutageBy(isDatabaseOutage);
