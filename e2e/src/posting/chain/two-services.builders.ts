import { sampleAccount, simulateCorrection } from '@pishkhan/billing-adjustments/simulation';
import { deciders as ofBilling } from '@pishkhan/billing-adjustments/domain';
import type { CivilDate } from '@pishkhan/calendar';
import { isFact } from '@pishkhan/consumption';
import { isRejection, type Rejection } from '@pishkhan/decider';
import { deciders as ofMetering } from '@pishkhan/metering/domain';

const [, , billAccount] = ofBilling;
const [meter] = ofMetering;
type MeterCommand = Parameters<typeof meter.decide>[0];
type AccountCommand = Parameters<typeof billAccount.decide>[0];
type MeterEvent = Extract<ReturnType<typeof meter.decide>, readonly unknown[]>[number];
type AccountEvent = Extract<ReturnType<typeof billAccount.decide>, readonly unknown[]>[number];
type CorrectionRequest = Parameters<typeof simulateCorrection>[0];
export type Cause = CorrectionRequest['cause'];
type Later = 'hold' | 'billWithCredit';

const { terms, basis: samples } = sampleAccount;
export const [accountId, meterId, opening] = [terms.accountId, '62000001', 'reading-opening'];
const byHead = {
  by: 'head-1',
  role: 'headOfSubscriberAffairs' as const,
  evidence: 'photograph of the register',
  findings: ['rolloverAboveShare' as const],
};

const pricesWith = (laterPeriod: Later, from: CivilDate) => ({
  ...samples,
  estimates: {
    versions: [
      {
        name: 'estimate-correction' as const,
        version: 'v1',
        effectiveFrom: from,
        sample: true,
        settles: 'sample',
        content: { laterPeriod, postedAtOnceUpTo: 0, correctWithinDays: 10 },
      },
    ],
  },
});

export interface Home {
  readonly registerDigits: number;
  readonly start: number;
  readonly installedOn: CivilDate;
  readonly later: Later;
}

/**
 * One meter and its account, by the deciders of both services. Every message arrives before the next command, and what
 * billing proposes by itself is among the causes to post.
 */
export class TwoServices {
  metering = meter.initial;
  billing = billAccount.initial;
  /** Causes that billing itself found, not posted yet. */
  ownCauses: readonly Cause[] = [];
  today: CivilDate;
  private readonly prices: ReturnType<typeof pricesWith>;
  private corrections = 0;

  constructor({ registerDigits, start, installedOn, later }: Home) {
    this.today = installedOn;
    this.prices = pricesWith(later, installedOn);
    const { today } = this;
    const register = { capacity: 'G4' as const, registerDigits };
    const installation = { installedOn, index: start, readingId: opening };
    this.atMetering({ type: 'InstallMeter', meterId, accountId, ...register, ...installation, today });
    this.atBilling({ type: 'OpenBillAccount', terms: { ...terms, openedOn: installedOn } });
    const first = { meterId, readOn: installedOn, index: start, readingId: opening, rolledOver: false };
    this.atBilling({
      type: 'TakeMeter',
      accountId,
      meter: { meterId, registerDigits, capacity: 'G4', broughtBy: 'message-installed' },
      opening: { ...first, kind: 'installation', broughtBy: 'message-installed' },
    });
  }

  /** Metering decides, and billing receives what it publishes. @throws Error if billing rejects a published fact */
  atMetering(command: MeterCommand): readonly MeterEvent[] | Rejection {
    const decision = meter.decide(command, this.metering);
    if (isRejection(decision)) return decision;
    this.metering = decision.reduce(meter.evolve, this.metering);
    for (const event of decision) this.deliver(event);
    return decision;
  }

  private atBilling(command: AccountCommand): void {
    const decision = billAccount.decide(command, this.billing);
    if (isRejection(decision))
      throw new Error(`${command.type}: ${decision.rejected} ${JSON.stringify(decision.data)}`);
    this.billing = decision.reduce(billAccount.evolve, this.billing);
    this.ownCauses = [...this.ownCauses, ...decision.flatMap(overruledBy)];
  }

  private deliver(event: MeterEvent): void {
    const { today, prices: basis } = this;
    if (event.type === 'ReadingKeptAsEvidence') {
      const { override: _, reviewId: __, ...data } = event.data;
      this.atBilling({ type: 'TakeEvidence', accountId, evidence: { ...data, broughtBy: data.evidenceId } });
    }
    if (event.type !== 'ReadingAccepted') return;
    const { estimate, confirmed: _, accountId: __, ...data } = event.data;
    const isNamed = estimate?.because === 'absent' && estimate.derivedFrom && estimate.methodVersion !== undefined;
    const made = isNamed && {
      estimate: {
        method: estimate.method,
        methodVersion: estimate.methodVersion!,
        derivedFrom: estimate.derivedFrom!.map(({ readingId }) => readingId),
      },
    };
    const by = estimate && { estimatedBy: estimate.because === 'absent' ? ('system' as const) : ('reader' as const) };
    const reading = { ...data, broughtBy: data.readingId, ...by, ...made };
    this.atBilling({ type: 'BillReading', accountId, reading, basis, today });
  }

  /** Posts the correction and records it, if its proposal is possible. */
  isPosted(cause: Cause, { head = false } = {}): boolean {
    const { today, prices } = this;
    const correctionId = `c-${(this.corrections += 1)}`;
    const request: CorrectionRequest = {
      correctionId,
      caseId: `case-${correctionId}`,
      officeId: 'office-101',
      accountId,
      cause,
      fault: 'company',
      feeCharged: 0,
      proposedBy: head ? 'head-1' : 'representative-101-a',
      requestedOn: today,
      broughtBy: `message-${correctionId}`,
      ...(head && { override: byHead }),
    };
    const basis = { ...prices, today };
    const simulation = simulateCorrection(request, { ...basis, account: this.billing });
    if ('rejected' in simulation) return false;
    this.atBilling({ type: 'PostCorrection', request, approved: simulation, approvals: [], basis });
    const { readings } = simulation.proposal;
    if (readings.length > 0) {
      const recorded = this.atMetering({ type: 'CorrectReadings', readings, correctionId, caseId: 'case' });
      if (isRejection(recorded)) throw new Error(`CorrectReadings: ${recorded.rejected}`);
    }
    this.atBilling({ type: 'BillKeptReadings', basis: prices });
    return true;
  }

  get read() {
    if (this.metering.status !== 'installed') throw new Error('no meter');
    return this.metering;
  }

  get chain() {
    return [...this.billing.readings, ...this.billing.waiting];
  }

  get facts() {
    return this.chain.filter(isFact);
  }

  get held() {
    return this.read.held.filter(({ ended }) => !ended);
  }
}

const overruledBy = (event: AccountEvent): readonly Cause[] => {
  const isOverruling =
    (event.type === 'ReadingKept' && event.data.waitsFor === 'estimateCorrection') ||
    (event.type === 'BillIssued' && event.data.overrulesEstimate);
  return isOverruling ? [{ kind: 'estimateOverruled', readingId: event.data.reading.readingId }] : [];
};
