import type { Envelope } from '@pishkhan/service-kit';

/** The bank or other channel of a payment: the organisation of the actor, else the user (15.4-45). */
export const channelOf = ({ subject, office }: Pick<Envelope['actor'], 'subject' | 'office'>): string =>
  office ?? subject;
