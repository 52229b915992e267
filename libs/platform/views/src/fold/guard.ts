import { comparePositions, formatPosition, parsePosition } from '@pishkhan/event-store';
import type { AnyView } from '../view.ts';
import type { PlacedFact } from './facts.ts';

/**
 * How far a document has come: in views of the own log the position of its last fact; in views of topics, where streams
 * arrive independently of one another, the last revision of each stream that it was told of.
 */
export type Mark = string | readonly StreamMark[];
export interface StreamMark {
  readonly stream: string;
  readonly revision: number;
}

export interface Guard {
  /**
   * Whether it must be remembered that a fact made nothing out of nothing. In the own log a later mark tells; between
   * streams it does not: such a fact, come again, would meet the document that another stream has made since.
   */
  readonly remembersNothing: boolean;
  /** Whether a document with this mark has the fact in it already. */
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
