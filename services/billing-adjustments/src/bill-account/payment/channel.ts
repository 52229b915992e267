import type { Envelope, SignedInActor } from '@pishkhan/service-kit';

/** The bank or other channel of a payment: the organisation of the actor, else the user (15.4-45). */
export const channelOf = ({ subject, office }: Pick<Envelope['actor'], 'subject' | 'office'>): string =>
  office ?? subject;

export const isOfChannel = ({ roles }: Pick<SignedInActor, 'roles'>): boolean => roles.includes('paymentChannel');

/** A channel sees its own files and unidentified payments. */
export const ownChannel = (actor: SignedInActor) => (isOfChannel(actor) ? { channel: channelOf(actor) } : {});
