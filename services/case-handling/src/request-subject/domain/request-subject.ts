import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type {
  ClaimSubject,
  OpeningEvent,
  RequestSubjectCommand,
  RequestSubjectEvent,
  Subject,
  SubjectClaimed,
} from './request-subject.messages.ts';
import { subjectMustNotHaveAnOpenCase } from './request-subject.rules.ts';

/** The last claim, if any. Whether it still counts is recorded by the stream of its case. */
export interface RequestSubject {
  readonly claim?: SubjectClaimed['data'];
}

const claim = (
  { claim: last }: RequestSubject,
  { type: _, lastCaseHasEnded, ...claimed }: ClaimSubject,
): Decision<RequestSubjectEvent> => {
  if (last === undefined) return accept<RequestSubjectEvent>({ type: 'SubjectClaimed', data: claimed });
  if (last.caseId === claimed.caseId) return nothing();
  return (
    subjectMustNotHaveAnOpenCase(last, lastCaseHasEnded) ||
    accept<RequestSubjectEvent>({ type: 'SubjectClaimed', data: { ...claimed, after: last.caseId } })
  );
};

/** Id of the stream of a subject: `request-subject-<kind>-<subject>`. */
export const subjectIdOf = ({ kind, subject }: Subject): string => `${kind}-${subject}`;

/** One stream per kind and subject: `request-subject-<kind>-<subject>`; streams of cases start with `case-`. */
export const requestSubject: Decider<RequestSubjectCommand, RequestSubjectEvent, RequestSubject> = {
  category: 'request-subject',
  events: { SubjectClaimed: 1 },
  initial: {},
  decide: (command, state) => {
    switch (command.type) {
      case 'ClaimSubject':
        return claim(state, command);
    }
  },
  evolve: (_, event) => {
    switch (event.type) {
      case 'SubjectClaimed':
        return { claim: event.data };
    }
  },
  accountOf: (event) => (event.type === 'SubjectClaimed' ? openedIn(event.data.opening)?.accountId : undefined),
};

const openedIn = (opening: readonly OpeningEvent[]) =>
  opening.find(({ type }) => type === 'CaseOpened')?.data as { readonly accountId: string | null } | undefined;
