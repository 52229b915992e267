import { Inject, Injectable } from '@nestjs/common';
import { civilDate } from '@pishkhan/calendar';
import { Aggregates, Reads, type Envelope } from '@pishkhan/service-kit';
import { knownAccount } from '../copies/known-account.view.ts';
import { knownBill } from '../copies/known-bill.view.ts';
import { knownCertificates } from '../copies/known-certificates.view.ts';
import { knownMeter } from '../copies/known-meter.view.ts';
import { knownReading } from '../copies/known-reading.view.ts';
import { COUNTER_OFFICES, feeOn, feeSchedule } from '../published/fee-schedule/domain/fee-schedule.ts';
import { calendarsFor } from './calendars-in-force.ts';
import type { Evidence, Moment, OpenCase } from '../engine/case.messages.ts';
import type { CaseState } from '../engine/case.state.ts';
import type { Form } from '../engine/kind/form.ts';
import type { CaseKind } from '../engine/kind/kind.ts';
import { subjects, type KnownReading, type OpenReview } from '../engine/kind/known.ts';
import { reviewsOfBill } from './views/reviews-of-bill.view.ts';

type Filled = Readonly<Record<string, string | number>>;
const nowhere = { officeId: '', countyOffice: '' };

/**
 * What lies on the desk when a command is given: what other services said, the fee in force, the day and its calendars.
 */
@Injectable()
export class CaseDesk {
  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  async opening(kind: CaseKind, asked: Filled, envelope: Envelope): Promise<Pick<OpenCase, 'known' | 'fee'> & Moment> {
    const on = civilDate(envelope.businessDate);
    const known = await this.known(kind, String(asked[subjects[kind.opens.about].field]));
    const { state } = await this.aggregates.load(feeSchedule, COUNTER_OFFICES);
    const calendars = known.account
      ? await this.calendars(envelope.actor.office ?? '', known.account.countyOffice)
      : [];
    return { known, fee: feeOn(state, kind.opens.fee, on), on, calendars };
  }

  /** The day of a command, and the calendars of the case's unit. */
  async moment(state: CaseState, { businessDate }: Envelope): Promise<Moment> {
    const { officeId, countyOffice } = state.status === 'none' ? nowhere : state;
    return { on: civilDate(businessDate), calendars: await this.calendars(officeId, countyOffice) };
  }

  /** The reading that a filled-in form names, where it is known. */
  async readingNamed(forms: readonly Form[], filled: Filled): Promise<KnownReading | undefined> {
    const field = forms
      .flatMap((form) => Object.entries(form))
      .find(([name, { type }]) => type === 'reading' && filled[name] !== undefined)?.[0];
    return field === undefined ? undefined : this.reading(String(filled[field]));
  }

  /**
   * What lies beside the form when this person decides. The matter turns on the reading that closes the disputed bill,
   * else on the meter's last.
   */
  async evidence(state: CaseState, { actor: { subject } }: Envelope): Promise<Evidence> {
    const certified = await this.reads.find(knownCertificates, subject);
    const certificates = certified?.certificates ?? [];
    if (state.status === 'none') return { certificates };
    const copy = await this.reads.find(knownMeter, state.accountId);
    const disputed = state.facts['closingReadingId'] ?? copy?.lastReadingId;
    return {
      certificates,
      meter: copy && { meterId: copy.meterId, registerDigits: copy.registerDigits },
      disputed: disputed === undefined ? undefined : await this.reading(String(disputed)),
    };
  }

  private async reading(id: string): Promise<KnownReading | undefined> {
    const copy = await this.reads.find(knownReading, id);
    if (!copy) return undefined;
    const { readingId, accountId, meterId, readOn, index, contractorId } = copy;
    return { readingId, accountId, meterId, readOn, index, ...(contractorId === undefined ? {} : { contractorId }) };
  }

  private calendars(officeId: string, countyOffice: string) {
    return calendarsFor({ load: (decider, id) => this.aggregates.load(decider, id) }, { officeId, countyOffice });
  }

  private async known({ opens }: CaseKind, subject: string): Promise<OpenCase['known']> {
    const bill = opens.about === 'bill' ? await this.reads.find(knownBill, subject) : undefined;
    const accountId = opens.about === 'bill' ? bill?.accountId : subject;
    if (accountId === undefined) return {};
    const account = await this.reads.find(knownAccount, accountId);
    const meter = await this.reads.find(knownMeter, accountId);
    const underReview = bill && (await this.openReviewOf(bill.billNumber));
    return {
      bill,
      underReview,
      account: account && {
        accountId,
        countyOffice: account.countyOffice,
        ...(meter ? { meterId: meter.meterId } : {}),
      },
    };
  }

  private async openReviewOf(billNumber: string): Promise<OpenReview | undefined> {
    await this.reads.upToDate(reviewsOfBill);
    const review = await this.reads.model(reviewsOfBill).findOne({ billNumber, open: true });
    return review ? { caseId: review._id, officeId: review.officeId } : undefined;
  }
}
