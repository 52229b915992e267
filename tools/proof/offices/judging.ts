import { civilDate } from '@pishkhan/calendar';
import { fold, isRejection } from '@pishkhan/decider';
import {
  billReview,
  cases,
  caseWorld,
  type CaseCommand,
  type CaseState,
  type Person,
} from '@pishkhan/case-handling/simulation';
import type { Composition, Employee } from './compositions.ts';

const opening = civilDate('2026-11-22');
const late = civilDate('2026-12-05');
const calendars = [caseWorld.workingCalendar()];
const moment = (on: typeof opening) => ({ ...caseWorld.momentOn(on), calendars });
const asPerson = ({ name, roles, office }: Employee): Person => ({ subject: name, roles, office });

const after = (state: CaseState, command: CaseCommand): CaseState => {
  const decided = cases.decide(command, state);
  if (isRejection(decided)) throw new Error(`${command.type} is refused: ${decided.rejected}`);
  return decided.reduce(cases.evolve, state);
};

/** A bill review of the office that waits for its judgement. */
const atJudgement = ({ people, registrar, reader, readerKnown }: Composition): CaseState => {
  const { bill, account, caseId, fee } = caseWorld.world();
  const by = asPerson(people.find(({ name }) => name === registrar)!);
  const opened = after(fold(cases, []), {
    type: 'OpenCase',
    caseId,
    kind: billReview.kind,
    form: { billNumber: bill!.billNumber, objection: 'readFigure' },
    ownCounty: 'county-1',
    known: {
      bill,
      account,
      disputedReaders: reader !== undefined && readerKnown === 'atOpening' ? readersOfTheOffice(people, reader) : [],
    },
    fee,
    by,
    ...moment(opening),
  });
  const report = { visitedOn: opening, indexSeen: 2290, meterSound: true };
  return after(opened, { type: 'ReportWork', report, by: asPerson(people[0]!), ...moment(opening) });
};

const readersOfTheOffice = (people: readonly Employee[], reader: string): string[] =>
  people.filter(({ name, certifiedFor }) => name === reader && certifiedFor === 'office-101').map(({ name }) => name);

export interface Proposer {
  readonly proposedBy: string;
  readonly proposedAs?: 'headOfSubscriberAffairs';
}

const decided = (state: CaseState, composition: Composition, person: Employee, on: typeof opening) => {
  const { reader, people } = composition;
  const reading = caseWorld.knownReading(reader === undefined ? {} : { readerId: reader });
  const certificates =
    person.certifiedFor === undefined ? [] : [caseWorld.certificate({ office: person.certifiedFor })];
  return cases.decide(
    {
      type: 'Decide',
      answer: 'errorConfirmed',
      form: { wrongReadingId: reading.readingId, rightIndex: 2147, fault: 'company' },
      readings: [reading],
      evidence: {
        certificates,
        meter: caseWorld.knownMeter(),
        disputed: reading,
        disputedReaders: reader === undefined ? [] : [reader],
        readersOfTheOffice: reader === undefined ? [] : readersOfTheOffice(people, reader),
      },
      reason: 'the index does not fit',
      by: asPerson(person),
      ...moment(on),
    },
    state,
  );
};

const proposersIn = (composition: Composition, state: CaseState, on: typeof opening): Proposer[] =>
  composition.people.flatMap((person) => {
    const events = decided(state, composition, person, on);
    if (isRejection(events)) return [];
    const requested = events.find((event) => event.type === 'ServiceRequested')!.data.content as Proposer;
    return [{ proposedBy: requested.proposedBy, ...(requested.proposedAs && { proposedAs: requested.proposedAs }) }];
  });

/** Everybody who may judge the case: at once, and after its deadline was missed (15.4-36). */
export const proposersOf = (composition: Composition): { atOnce: Proposer[]; late: Proposer[] } => {
  const state = atJudgement(composition);
  const missed = after(state, { type: 'MissDeadline', deadline: 'answer', ...moment(late) });
  return {
    atOnce: proposersIn(composition, state, opening),
    late: proposersIn(composition, missed, late),
  };
};
