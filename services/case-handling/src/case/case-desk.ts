import type { FilledInForm } from '@pishkhan/fields';
import { Inject, Injectable } from '@nestjs/common';
import { civilDate } from '@pishkhan/calendar';
import { Aggregates, PLATFORM, Reads, type Envelope, type Platform } from '@pishkhan/service-kit';
import { actionsOf, actionsOfClosed } from '../engine/acting/actions.ts';
import { withheldAnswers } from '../engine/acting/withheld.ts';
import { contextOf } from '../engine/case.ts';
import type { Evidence, FilledIn, KnownSubject, Moment, OpenCase, Person } from '../engine/case.messages.ts';
import { isBarred, lastReports, type CaseState } from '../engine/case.file.ts';
import { subjectOf } from '../engine/kind/subject.ts';
import { kindNamed, type CaseKind } from '../engine/kind/kind.ts';
import { actingRoles } from '../engine/acting/authority.ts';
import { filledInAnswer, readingsNamedIn } from '../engine/kind/choice/answer-form.ts';
import { subjects, type KnownReading } from '../engine/kind/known.ts';
import { disputedReaders, readersWhoRepresent } from '../copies/disputed-readers.ts';
import { knownAccount } from '../copies/known-account.view.ts';
import { knownBill } from '../copies/known-bill.view.ts';
import { knownBillingOf } from '../copies/billing/known-billing.ts';
import { knownCertificates } from '../copies/known-certificates.view.ts';
import { indexLimitsOn } from '../copies/index-judgement/known-index-judgement.view.ts';
import { knownMeter, knownMeterOf } from '../copies/known-meter.view.ts';
import { exchangeCompanyOf, registeredWorkshops } from '../copies/contractors/who-gets-orders.ts';
import { lastTestOf } from './views/last-test.ts';
import { knownReading, knownReadingOf } from '../copies/known-reading.view.ts';
import { readingsOfTheCounty } from '../request-subject/named-facts/readings-of-the-county.ts';
import { staffNamedIn } from '../request-subject/named-facts/staff-named.ts';
import { COUNTER_OFFICES, feeOn, feeSchedule } from '../published/fee-schedule/domain/fee-schedule.ts';
import { kinds } from '../kinds/index.ts';
import { readingsAboveIndexSeen } from '../kinds/parts/index-seen.ts';
import { cases } from './cases.ts';
import { openCaseAbout } from '../request-subject/open-cases.ts';
import { Applicants } from './applicant/applicants.ts';
import { calendarsFor } from './calendars-in-force.ts';
import { policyFor } from '../published/case-policy/policy-in-force.ts';

const MOST_READINGS = 1_000;
const nowhere = { officeId: '', countyOffice: '' };

/**
 * Inputs of a decision in addition to the case: facts of other services, the fee in force, the moment and its
 * calendars.
 */
@Injectable()
export class CaseDesk {
  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'clock'>,
    @Inject(Applicants) private readonly applicants: Applicants,
  ) {}

  /** Reads the versions that other streams of this service published. */
  private get loading(): Pick<Aggregates, 'load'> {
    return { load: (decider, id) => this.aggregates.load(decider, id) };
  }

  async opening(
    kind: CaseKind,
    form: FilledIn,
    envelope: Envelope,
  ): Promise<Pick<OpenCase, 'known' | 'fee' | 'policy'> & Moment> {
    const officeId = envelope.actor.office ?? '';
    const known = await this.known(kind, form, { ...envelope.actor, office: officeId });
    const countyOffice = known.account?.countyOffice ?? known.countyOffice;
    const moment = await this.moment(countyOffice === undefined ? nowhere : { officeId, countyOffice }, envelope);
    return {
      known,
      fee: await this.fee(kind, moment),
      policy: await policyFor(this.loading, kind, moment.on),
      ...moment,
    };
  }

  /** Stores the applicant's personal data of the form encrypted; they are not in any event. */
  async keepApplicant(caseId: string, { opens }: CaseKind, form: FilledIn): Promise<void> {
    const about = Object.entries(form).filter(([field]) => opens.asks[field]?.personal);
    if (about.length > 0) await this.applicants.keep(caseId, Object.fromEntries(about));
  }

  /** The applicant's contact data, for people who may register and inform at the office. */
  private async applicantOf(state: CaseState, by: Person): Promise<FilledIn | undefined> {
    if (state.status === 'none') return undefined;
    const kind = kindNamed(kinds, state.kind, state.kindVersion);
    const isOfTheOffice =
      actingRoles(kind?.opens.by ?? [], by, state).length > 0 && !isBarred(state.barred, by.subject);
    return isOfTheOffice ? this.applicants.find(state.caseId) : undefined;
  }

  /** The moment of a command, and the calendars of the case's unit. */
  async moment(unit: CaseState | typeof nowhere, { businessDate }: Pick<Envelope, 'businessDate'>): Promise<Moment> {
    const { officeId, countyOffice } = 'officeId' in unit ? unit : nowhere;
    const calendars = await calendarsFor(this.loading, { officeId, countyOffice });
    return { at: this.platform.clock.now().toISOString(), on: civilDate(businessDate), calendars };
  }

  /** The known readings among those that the form of an answer names. */
  async readingsNamed(state: CaseState, answer: string, form: FilledInForm): Promise<KnownReading[]> {
    const stage = contextOf(kinds, state)?.stage;
    const chosen =
      stage && 'decides' in stage && Object.hasOwn(stage.decides, answer) ? stage.decides[answer] : undefined;
    const filled = chosen && filledInAnswer(chosen, form);
    if (!chosen || !filled || 'faults' in filled) return [];
    const ids = [...new Set(readingsNamedIn(chosen.asks, filled.values))];
    return readingsOfTheCounty(this.reads, state, ids);
  }

  /**
   * Evidence for this person's decision. The disputed reading closes the disputed bill; without a bill it is the
   * meter's last one.
   */
  async evidence(state: CaseState, { subject }: Pick<Person, 'subject'>): Promise<Evidence> {
    const certified = await this.reads.find(knownCertificates, subject);
    const certificates = certified?.certificates ?? [];
    if (state.status === 'none' || state.accountId === null) return { certificates };
    const copy = await this.reads.find(knownMeter, state.accountId);
    const disputed = state.facts['closingReadingId'] ?? copy?.lastReadingId;
    const meter = copy && knownMeterOf(copy, await indexLimitsOn(this.reads, this.platform.clock.today()));
    const meterReadings = copy && (await this.readingsOf(copy.meterId));
    const bill = {
      openingReadingId: state.facts['openingReadingId'],
      closingReadingId: disputed,
      contradicted: readingsAboveIndexSeen({ reports: lastReports(state), meter, meterReadings: meterReadings ?? [] }),
    };
    return {
      certificates,
      billing: await knownBillingOf(this.reads, { accountId: state.accountId, facts: state.facts }),
      meter,
      disputed: disputed === undefined ? undefined : await this.reading(String(disputed)),
      disputedReaders: await disputedReaders(this.reads, bill),
      meterReadings,
      readersOfTheOffice: await readersWhoRepresent(this.reads, state.officeId, bill),
      exchangeCompany: await exchangeCompanyOf(this.reads, state.accountId, this.platform.clock.today()),
      workshops: await registeredWorkshops(this.reads),
      lastTestOn: await lastTestOf(this.reads, state),
    };
  }

  /** What this person may do on a case now, and which answers its rules withhold, by the log and not by a view. */
  private async offers(state: CaseState, by: Person) {
    if (state.status === 'closed') return { actions: actionsOfClosed(kinds, cases, state, by), withheld: [] };
    const context = contextOf(kinds, state);
    if (!context) return { actions: [], withheld: [] };
    const here = [context, by, await this.evidence(state, by), { on: this.platform.clock.today() }] as const;
    return { actions: actionsOf(...here), withheld: withheldAnswers(...here) };
  }

  /** Data shown together with a case to its reader. */
  async beside(caseId: string, by: Person) {
    const { state } = await this.aggregates.load(cases, caseId);
    return { ...(await this.offers(state, by)), applicant: await this.applicantOf(state, by) };
  }

  /** The fee of a kind by the schedule in force. */
  async fee({ opens }: CaseKind, { on }: Pick<Moment, 'on'>): Promise<OpenCase['fee']> {
    if (opens.fee === undefined) return undefined;
    const { state } = await this.aggregates.load(feeSchedule, COUNTER_OFFICES);
    return feeOn(state, opens.fee, on);
  }

  private async reading(id: string): Promise<KnownReading | undefined> {
    const copy = await this.reads.find(knownReading, id);
    return copy && knownReadingOf(copy);
  }

  private async readingsOf(meterId: string): Promise<KnownReading[]> {
    await this.reads.upToDate(knownReading);
    const copies = await this.reads
      .model(knownReading)
      .find({ meterId })
      .sort({ readOn: -1 })
      .limit(MOST_READINGS)
      .lean();
    return copies.map(knownReadingOf).toSorted((a, b) => a.readOn.localeCompare(b.readOn));
  }

  private async known(kind: CaseKind, form: FilledIn, by: Person & { readonly office: string }): Promise<KnownSubject> {
    const { opens } = kind;
    const named = form[subjects[opens.about].field];
    const bill = opens.about === 'bill' ? await this.reads.find(knownBill, String(named)) : undefined;
    const accountId = opens.about === 'bill' ? bill?.accountId : named;
    const { countyOffice } = form;
    const staff = await staffNamedIn(this.reads, kind, form);
    if (accountId === undefined) return { staff, ...(typeof countyOffice === 'string' ? { countyOffice } : {}) };
    const account = await this.reads.find(knownAccount, String(accountId));
    const meter = await this.reads.find(knownMeter, String(accountId));
    const subject = subjectOf(kind, form, String(accountId));
    const disputed = bill ?? { closingReadingId: meter?.lastReadingId };
    return {
      bill,
      staff,
      openCase: subject === undefined ? undefined : await openCaseAbout(this.reads, { kind: kind.kind, subject }, by),
      disputedReaders: await readersWhoRepresent(this.reads, by.office, disputed),
      account: account && {
        accountId: account.accountId,
        countyOffice: account.countyOffice,
        ...(meter ? { meterId: meter.meterId } : {}),
      },
    };
  }
}
