import { describe, expect, it } from '@jest/globals';
import { billReview } from '../../kinds/bill/bill-review.case.ts';
import { complaint } from '../../kinds/conduct/complaint.case.ts';
import { kinds } from '../../kinds/index.ts';
import { meterFault } from '../../kinds/meter/fault/meter-fault.case.ts';
import { meterVisit } from '../../kinds/meter/visit/meter-visit.case.ts';
import { selfReadingCase } from '../../kinds/reading/self-reading.case.ts';
import { disputesReading } from '../acting/disputed-reader.ts';
import type { FilledIn } from '../case.messages.ts';
import { WITHDRAWN } from '../kind/kind.ts';
import { peopleOf, search } from './search.builders.ts';
import { walk } from './walk.builders.ts';
import { by, certificate, knownReading } from './world.builders.ts';

const reader = by('qualifiedRepresentative');
const another = by('qualifiedRepresentative', 'office-101', 'representative-101-b');
const clerk = by('counterClerk');
const head = by('headOfSubscriberAffairs', 'county-1');
const unit = by('subscriberAffairsOfficer', 'county-1');
const error = { wrongReadingId: 'reading-07', rightIndex: 2147, fault: 'company' };
const forms: Readonly<Record<string, FilledIn>> = {
  [billReview.kind]: { billNumber: '1000001-1405-07-1', objection: 'readFigure' },
  [meterVisit.kind]: { accountId: '1000001', reason: 'too high' },
  [meterFault.kind]: { accountId: '1000001', fault: 'it does not move' },
  [selfReadingCase.kind]: { accountId: '1000001', channel: 'counter', index: 2460, readOn: '1405-08-30' },
};
const disputing = kinds.filter(disputesReading).map((kind) => [kind.kind, kind] as const);
const opened = (kind = meterVisit, around: Parameters<typeof walk>[1] = {}) =>
  walk(kind, around).opened(forms[kind.kind]!).on('1405-09-01');
/** Where the representative judges: after the visit, or at once where the visit is one of the answers. */
const judgedBy = (kind = meterVisit, around: Parameters<typeof walk>[1] = {}) =>
  'decides' in kind.stages[kind.start]! ? opened(kind, around) : opened(kind, around).visited();
const ofTheReader = { disputedReaders: [reader.subject] };

it('15.4-37 a case of every kind with a visited meter disputes a reading, a complaint does not', () => {
  expect([...new Set(disputing.map(([name]) => name))].toSorted()).toEqual(Object.keys(forms).toSorted());
  expect(disputesReading(complaint)).toBe(false);
});

describe.each(disputing)('the reader of the disputed reading: %s', (_, kind) => {
  const again = 'decides' in kind.stages[kind.start]! ? 'visitNeeded' : 'visitAgain';
  const judged = judgedBy(kind, ofTheReader);
  const stage = judged.events.findLast(({ type }) => type === 'StageEntered');
  const decides = Object.values(kind.stages).flatMap((each) => ('decides' in each ? Object.entries(each.decides) : []));

  it('F4, A3-3, 15.4-37 may not judge it, by no answer of the stage; user names are compared in lower case', () => {
    const shouted = { ...reader, subject: reader.subject.toUpperCase() };
    for (const [answer, { asks }] of decides)
      for (const person of [reader, shouted])
        judged.decided(answer, 'fault' in asks ? error : {}, person).thenRejected('ReaderMustNotJudgeTheOwnReading');
  });
  it('F4, 15.4-37 the case does not wait for him: it waits for the others and for the head, and is not given to him', () => {
    expect(stage).toMatchObject({ data: { alsoBy: ['headOfSubscriberAffairs'], notBy: [reader.subject] } });
    judged.reassigned(reader.subject, head).thenRejected('AssigneeMustNotBeTheDisputedReader');
    judged.reassigned(another.subject, head, [another]).decided(again, {}, another).expect({ stage: 'visit' });
    judged.decided(again, {}, head).expect({ stage: 'visit' });
  });
  it('F4, 15.4-37 is found at the decision too, in a case opened by an earlier release', () => {
    const disputed = knownReading({ readerId: reader.subject, index: 2147 });
    const former = judgedBy(kind, { disputed });
    former.decided(again, {}, reader).thenRejected('ReaderMustNotJudgeTheOwnReading');
    former.decided(again, {}, another).expect({ stage: 'visit' });
  });
  it('F4, 15.4-35 the head judges at once where only the evidence names a reader of the office, without a certificate', () => {
    const disputed = knownReading({ readerId: reader.subject, index: 2147 });
    const around = { disputed, certificates: [] };
    judgedBy(kind, around).decided(again, {}, head).thenRejected('StageMayOnlyBeDoneByItsOwner');
    const found = judgedBy(kind, { ...around, readersOfTheOffice: [reader.subject] });
    found.decided(again, {}, reader).thenRejected('ReaderMustNotJudgeTheOwnReading');
    const judged = found.decided(again, {}, head).expect({ stage: 'visit' });
    expect(judged.events.findLast(({ type }) => type === 'CaseDecided')).toMatchObject({
      data: { decidedBy: head.subject, decidedAs: 'headOfSubscriberAffairs' },
    });
  });
  it('F4, 15.4-37 every outcome is reachable if the only representative of the office is the reader', () => {
    const found = search(kind, { people: peopleOf(kind), reader: reader.subject });
    expect([...found.outcomes].toSorted()).toEqual([...Object.keys(kind.outcomes), WITHDRAWN].toSorted());
    expect(found.refused).toEqual([]);
  });
  it('F3, 15.4-36 every outcome is reachable without a representative, by the head after a missed deadline', () => {
    const people = [clerk, head, unit];
    expect([...search(kind, { people, late: true }).outcomes].toSorted()).toEqual(
      [...Object.keys(kind.outcomes), WITHDRAWN].toSorted(),
    );
    expect([...search(kind, { people }).outcomes]).not.toContain(Object.keys(kind.outcomes)[0]);
  });
});

describe('a reading named in the form', () => {
  it('F4, 15.4-37 is not found wrong by its reader, although another one is disputed', () => {
    opened(meterVisit, { readings: [knownReading({ readerId: reader.subject })] })
      .visited()
      .decided('errorConfirmed', error)
      .thenRejected('ReaderMustNotJudgeTheOwnReading');
  });
});

describe('the head', () => {
  const late = () => opened().on('1405-09-05');
  it('F3, A3-4, 15.4-36 does the step only after a missed deadline or an escalation', () => {
    opened().visited({}, head).thenRejected('StageMayOnlyBeDoneByItsOwner');
    late()
      .expect({ waitsFor: 'counterClerk', alsoShownTo: 'headOfSubscriberAffairs' })
      .visited({}, head)
      .expect({ stage: 'judgement' });
    opened().escalated(clerk).visited({}, head).expect({ stage: 'judgement' });
    late().visited().expect({ stage: 'judgement' });
  });
  it('F3, 15.4-36 a missed deadline gives the step to no other person, and the owner may still escalate it', () => {
    late().visited({}, by('headOfSubscriberAffairs', 'county-2')).thenRejected('CaseMustBelongToOwnOffice');
    late().visited({}, by('headOfOffice', 'county-1')).thenRejected('StageMayOnlyBeDoneByItsOwner');
    late().escalated(head).thenRejected('StageMayOnlyBeDoneByItsOwner');
    late().escalated(clerk).expect({ alsoShownTo: 'headOfSubscriberAffairs' });
  });
  it('F3, 15.4-36 pauses and resumes the step, and gives it to a colleague', () => {
    late().paused('noAccess', head).resumed(head).reassigned('clerk-7', head).visited().expect({ stage: 'judgement' });
  });
  it('15.4-36, 7.5 judges without a certificate; the decision and the request name the role', () => {
    const judged = opened(meterVisit, { certificates: [] })
      .visited()
      .on('1405-09-05')
      .decided('errorConfirmed', error, head);
    expect(judged.events).toContainEqual(
      expect.objectContaining({
        type: 'CaseDecided',
        data: expect.objectContaining({ decidedBy: head.subject, decidedAs: 'headOfSubscriberAffairs' }),
      }),
    );
    expect(judged.lastRequest()).toMatchObject({ proposedBy: head.subject, proposedAs: 'headOfSubscriberAffairs' });
    const usual = opened(meterVisit, { certificates: [certificate()] })
      .visited()
      .decided('errorConfirmed', error);
    expect(usual.lastRequest()).not.toHaveProperty('proposedAs');
    expect(usual.events.find(({ type }) => type === 'CaseDecided')?.data).not.toHaveProperty('decidedAs');
  });
  it('1.2, 15.4-36 does not decide on a request that he registered', () => {
    const both = { ...clerk, subject: head.subject };
    walk(meterVisit)
      .opened(forms[meterVisit.kind]!, both)
      .on('1405-09-01')
      .visited()
      .on('1405-09-05')
      .decided('readingRight', {}, head)
      .thenRejected('RegistrarMustNotDecide');
  });
});

describe('F16, A3-5, A2-6 the fault of a contractor', () => {
  const blamed = { ...error, fault: 'readingContractor' };
  const judging = (estimatedBy?: 'reader' | 'system') =>
    opened(meterVisit, { readings: [knownReading(estimatedBy ? { estimatedBy } : {})] }).visited();
  it('is no estimate that the system made because nobody was home', () => {
    judging('system').decided('errorConfirmed', blamed).thenRejected('EstimateOfTheSystemMustNotBeTheContractorsFault');
    judging('system').decided('errorConfirmed', error).expect({ stage: 'correction' });
  });
  it('is an index that his reader read or estimated', () => {
    judging('reader').decided('errorConfirmed', blamed).expect({ stage: 'correction' });
    judging().decided('errorConfirmed', blamed).expect({ stage: 'correction' });
  });
});
