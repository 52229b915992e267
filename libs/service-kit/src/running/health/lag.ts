import { comparePositions, type Position } from '@pishkhan/event-store';

/** Positions between what was handled and the head of the log. */
export const lag = (handled: Position, head: Position): number => (comparePositions(handled, head) >= 0 ? 0 : Number(head.commit - handled.commit));
