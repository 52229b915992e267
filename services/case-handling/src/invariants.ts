import { byField, byStream, byType, judge, ofType, type Invariant } from '@pishkhan/event-store';
import { isSamePerson } from '@pishkhan/roles';
import type {
  ApplicantErasureConfirmed,
  ApplicantErasureRequested,
} from './case/applicant/domain/applicant-erasure.messages.ts';
import type { CaseOpened } from './engine/case.messages.ts';
import type { SubjectClaimed } from './request-subject/domain/request-subject.messages.ts';

const casesAreAwaited: Invariant = {
  name: 'every case has an open deadline or an outcome',
  inPersian: 'هر پرونده مهلتی باز یا نتیجه‌ای دارد',
  source: 'architecture, invariants; 7.1',
  groupOf: byStream,
  check: (log) => {
    const cases = Map.groupBy(
      log.filter(({ stream }) => stream.startsWith('case-')),
      ({ stream }) => stream,
    );
    return judge([...cases], ([stream, events]) => {
      const has = (type: string) => events.filter((event) => event.type === type).length;
      const awaited = has('CaseClosed') > 0 || has('ClockStarted') > has('ClockStopped') || has('AnswerRecorded') > 0;
      return !awaited && `${stream} is open without a deadline`;
    });
  },
};

/** A case that is about another subject, because its Idempotency-Key was used twice, does not count. */
const subjectsHaveOneOpenCase: Invariant = {
  name: 'a bill or account has one open case of a kind',
  inPersian: 'برای هر صورت‌حساب یا اشتراک از هر نوع یک پرونده باز هست',
  source: 'A6-1, A3-1, A2-1; F10',
  groupOf: (event) => {
    if (event.type !== 'SubjectClaimed') return event.stream;
    const { after } = event.data as SubjectClaimed['data'];
    return after === undefined ? event.stream : `case-${after}`;
  },
  check: (log) => {
    const places = new Map(log.map((event, place) => [event, place]));
    const of = Map.groupBy(log, ({ stream }) => stream);
    const claims = log.filter(({ type }) => type === 'SubjectClaimed');
    return judge(claims, (claim) => {
      const { after, subject, kind } = claim.data as SubjectClaimed['data'];
      const last = after === undefined ? [] : (of.get(`case-${after}`) ?? []);
      const opened = last[0]?.data as CaseOpened['data'] | undefined;
      const isAbout = opened?.kind === kind && [opened.asked['billNumber'], opened.accountId].includes(subject);
      const end = last.find(({ type }) => type === 'CaseWithdrawn' || type === 'CaseClosed');
      const isFree = after === undefined || (opened && !isAbout) || (end && places.get(end)! < places.get(claim)!);
      return !isFree && `${claim.stream} was claimed again while case ${after} was open`;
    });
  },
};

/** An erasure of an applicant was requested by one and confirmed by another (A6, 7.5). */
const applicantErasuresHaveTwoPersons: Invariant = {
  name: 'an erasure of an applicant was requested by one and confirmed by another',
  inPersian: 'حذف اطلاعات متقاضی را یک نفر درخواست و نفر دیگری تأیید کرده است',
  source: 'A6; 7.5',
  groupOf: byType({
    ApplicantErasureRequested: byField('erasureId'),
    ApplicantErasureConfirmed: byField('erasureId'),
  }),
  check: (log) => {
    const requested = ofType<ApplicantErasureRequested['data']>(log, 'ApplicantErasureRequested', 'applicant-erasure');
    const requesterOf = new Map(requested.map(({ data }) => [data.erasureId, data.requestedBy]));
    const confirmed = ofType<ApplicantErasureConfirmed['data']>(log, 'ApplicantErasureConfirmed', 'applicant-erasure');
    return judge(confirmed, ({ stream, data }) => {
      const requestedBy = requesterOf.get(data.erasureId);
      if (requestedBy === undefined) return `${stream} was confirmed without a request`;
      return isSamePerson(requestedBy, data.confirmedBy) && `${stream}: ${requestedBy} confirmed the own request`;
    });
  },
};

/** Invariants of this service's events; `npm run verify` checks them. */
export const invariants: readonly Invariant[] = [
  casesAreAwaited,
  subjectsHaveOneOpenCase,
  applicantErasuresHaveTwoPersons,
];
