import type { Position } from '@pishkhan/event-store';
import type { ReadReq } from '../protocol/definitions.ts';

export const positionOf = (options: ReadReq.Options.AllOptions): Position | 'start' | 'end' => {
  if (options.hasStart()) return 'start';
  const position = options.getPosition();
  return position
    ? { commit: BigInt(position.getCommitPosition()), prepare: BigInt(position.getPreparePosition()) }
    : 'end';
};
