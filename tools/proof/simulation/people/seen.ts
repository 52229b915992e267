import { foldRecorded, inCategory, streamOf, type Foldable, type RecordedEvent } from '@pishkhan/event-store';
import type { DomainEvent } from '@pishkhan/decider';
import {
  billAccount,
  certificate,
  correction,
  paymentReversal,
  unidentifiedPayment,
  type Awaiting,
} from '@pishkhan/billing-adjustments/simulation';
import type { PublishedVersions, Version } from '@pishkhan/published-versions';
import { cases, kindNamed, kinds, stageOf, type OpenFile, type Stage } from '@pishkhan/case-handling/simulation';
import { account, person } from '@pishkhan/customer-accounts/simulation';
import { meter, readingRound } from '@pishkhan/metering/simulation';
import type { Company } from '../company/company.ts';
import type { Household } from './households.ts';

/** Begin of the name of a tariff version that is published during a story. */
export const LATE_TARIFF = 'sample-late';

export interface OpenCase {
  readonly file: OpenFile;
  readonly stage: Stage;
}

interface Folded {
  readonly events: number;
  readonly state: unknown;
}
/** Streams are folded again only when they have grown: people look at every one of them before each move. */
const foldedStreams = new WeakMap<Company, Map<string, Folded>>();

/** The state of an aggregate of this company, folded when its stream has grown. */
const foldingFrom = (company: Company) => {
  const { store } = company;
  const known = foldedStreams.get(company) ?? new Map<string, Folded>();
  foldedStreams.set(company, known);
  return <Event extends DomainEvent, State>(decider: Foldable<Event, State>, id: string): State => {
    const stream = streamOf(decider.category, id);
    const events = store.stream(stream);
    const folded = known.get(stream);
    if (folded?.events === events.length) return folded.state as State;
    const state = foldRecorded(decider, events);
    known.set(stream, { events: events.length, state });
    return state;
  };
};

/** The current state as people see it, folded from the log. */
export const seenIn = (company: Company) => {
  const { store } = company;
  const stateOf = foldingFrom(company);
  const idsOf = (type: string, category: string) => idsIn(store.log, type, category);
  return {
    exists: (category: string, id: string) => store.stream(streamOf(category, id)).length > 0,
    account: (id: string) => stateOf(billAccount, id),
    meter: (id: string) => stateOf(meter, id),
    /** The meter of the household that the books know. */
    presentMeter: ({ serial, next }: Pick<Household, 'serial' | 'next'>) =>
      stateOf(meter, next && store.stream(streamOf(meter.category, next.serial)).length > 0 ? next.serial : serial),
    openCases: (): OpenCase[] =>
      idsOf('CaseOpened', 'case').flatMap((id) => {
        const state = stateOf(cases, id);
        return state.status === 'open'
          ? [{ file: state, stage: stageOf(kindNamed(kinds, state.kind, state.kindVersion)!, state.stage) }]
          : [];
      }),
    readingRounds: () =>
      idsOf('ReadingRoundOpened', readingRound.category)
        .map((id) => stateOf(readingRound, id))
        .filter((state) => state.status === 'opened'),
    /** The tariff version that was published last, if it is not one of the beginning. */
    laterTariff: () =>
      store.log
        .filter(({ type }) => type === 'TariffVersionPublished')
        .map(({ data }) => (data as { readonly version: string }).version)
        .findLast((version) => version.startsWith(LATE_TARIFF)),
    /** Names of versions that wait for their second person. */
    waitingVersions: <Event extends DomainEvent>(
      document: Foldable<Event, PublishedVersions<Version>>,
      id: string,
    ): string[] => (stateOf(document, id).waiting ?? []).map(({ draft }) => draft.version),
    /** Numbers of certificates that wait for their second person. */
    waitingCertificates: (subject: string): string[] =>
      (stateOf(certificate, subject).waiting ?? []).map(({ certificateNumber }) => certificateNumber),
    termsProposals: (id: string) => {
      const state = stateOf(account, id);
      return state.status === 'open' ? state.proposals : [];
    },
    /** Changes of the subscriber of an account; undefined if nobody has opened it. */
    personOf: (accountId: string) => {
      const id = subscriberOf(store.stream(streamOf(account.category, accountId)));
      return id === undefined ? undefined : stateOf(person, id);
    },
    /** Money that waits for a person. */
    unidentifiedPayments: () =>
      idsOf('UnidentifiedPaymentOpened', 'unidentified-payment').flatMap((unidentifiedPaymentId) => {
        const state = stateOf(unidentifiedPayment, unidentifiedPaymentId);
        return state.status === 'open' ? [{ unidentifiedPaymentId, pending: state.pending }] : [];
      }),
    requestedReversals: () =>
      unique(idsOf('PaymentReversalRequested', 'payment-reversal')).flatMap((id) => {
        const state = stateOf(paymentReversal, id);
        return state.status === 'requested' ? [state] : [];
      }),
    awaitingCorrections: (): Awaiting[] =>
      idsOf('CorrectionProposed', 'correction')
        .map((id) => stateOf(correction, id))
        .filter((state) => state.status === 'awaitingApproval'),
  };
};
const idsIn = (log: readonly RecordedEvent[], type: string, category: string): string[] =>
  log
    .filter((event) => event.type === type && inCategory(event.stream, category))
    .map(({ stream }) => stream.slice(category.length + 1));
const subscriberOf = (events: readonly RecordedEvent[]): string | undefined =>
  events
    .filter(({ type }) => type === 'AccountOpened')
    .map(({ data }) => (data as { readonly subscriberId: string }).subscriberId)[0];
const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

export type Seen = ReturnType<typeof seenIn>;
