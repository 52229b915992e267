import { isOutageBy } from '@pishkhan/event-store';
import { isDatabaseOutage } from '@pishkhan/views';

/** An adapter says so: the same work may succeed later, and nothing is wrong with what was asked. */
export const isOutage = isOutageBy(isDatabaseOutage);
