import type { Fact } from '@pishkhan/views';
import type { CaseEvent } from '../../engine/case.messages.ts';

/** A fact of a case with its event's type; the streams of category `case` contain nothing else. */
export type CaseFact = Fact & CaseEvent;

export const caseFact = (fact: Fact): CaseFact => fact as CaseFact;
/** `case-<id>` */
export const caseIdOf = ({ stream }: Fact): string => stream.slice('case-'.length);
