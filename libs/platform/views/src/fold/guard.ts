import { comparePositions, formatPosition, parsePosition } from '@pishkhan/event-store';
import type { AnyView } from '../view.ts';
import type { PlacedFact } from './facts.ts';

/**
 * The progress of a document. In views of the own log: the position of its last fact. In views of topics, whose streams
 * are independent: the last revision of each stream.
 */
export type Mark = string | readonly StreamMark[];
export interface StreamMark {
  readonly stream: string;
  readonly revision: number;
}

export interface Guard {
  /**
   * Whether to remember a fact that left no document. In the own log a later mark covers it. Between streams nothing
   * does, and the repeated fact would apply to a document that another stream has created since.
   */
  readonly remembersNothing: boolean;
  /** Whether the fact is already applied to a document with this mark. */
  isApplied(mark: Mark | undefined, placed: PlacedFact): boolean;
  advance(mark: Mark | undefined, placed: PlacedFact): Mark;
}

const byPosition: Guard = {
  remembersNothing: false,
  isApplied: (mark, { position }) => {
    const reached = typeof mark === 'string' ? parsePosition(mark) : undefined;
    return reached !== undefined && comparePositions(position!, reached) <= 0;
  },
  advance: (_, { position }) => formatPosition(position!),
};

const streamMarks = (mark: Mark | undefined): readonly StreamMark[] => (Array.isArray(mark) ? mark : []);
const byRevision: Guard = {
  remembersNothing: true,
  isApplied: (mark, { fact }) =>
    streamMarks(mark).some(({ stream, revision }) => stream === fact.stream && revision >= fact.revision),
  advance: (mark, { fact: { stream, revision } }) => [
    ...streamMarks(mark).filter((other) => other.stream !== stream),
    { stream, revision },
  ],
};

export const guardOf = (view: AnyView): Guard => ('categories' in view.from ? byPosition : byRevision);
