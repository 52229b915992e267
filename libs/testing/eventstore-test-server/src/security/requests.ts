import { nameOf } from '../appends/request.ts';
import { streams } from '../protocol/definitions.ts';
import type { Action } from './rights.ts';

/** What one message of a call asks for. */
export interface Asked {
  readonly action: Action;
  readonly stream: string;
  /** A subscription, which ends when its user loses the right. */
  readonly lasting?: boolean;
}

/** Undefined for a further message of an append, which belongs to one that was judged. */
export const askedOf = (message: unknown): Asked | undefined => {
  if (message instanceof streams.AppendReq || message instanceof streams.BatchAppendReq)
    return message.hasOptions() ? { action: 'write', stream: nameOf(message.getOptions()!) } : undefined;
  if (message instanceof streams.DeleteReq || message instanceof streams.TombstoneReq)
    return { action: 'delete', stream: nameOf(message.getOptions()!) };
  if (!(message instanceof streams.ReadReq)) return undefined;
  const options = message.getOptions()!;
  const stream = options.getStream();
  return { action: 'read', stream: stream ? nameOf(stream) : '$all', lasting: options.hasSubscription() };
};
