import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, Reads, TextsEraser, type Platform } from '@pishkhan/service-kit';
import type { OrderedErasure } from '@pishkhan/service-kit/erasure';
import { trusted } from '@pishkhan/views';
import { unidentifiedPayment } from '../../unidentified/domain/unidentified-payment.ts';
import { unidentifiedPayments } from '../../unidentified/views/unidentified-payments.view.ts';
import { Payees } from '../payees.ts';
import { refunds } from '../refunds.view.ts';

/** Statuses in which nothing is paid any more. */
const ended: readonly string[] = ['paid', 'declined', 'returned'];

/**
 * Bank accounts of refunds, and numbers in texts about the accounts and about money that was assigned to them. A refund
 * that is still to be paid keeps its bank account (9.5).
 */
@Injectable()
export class PayeeEraser extends TextsEraser {
  constructor(
    @Inject(PLATFORM) platform: Platform,
    @Inject(Payees) private readonly payees: Payees,
    @Inject(Reads) private readonly reads: Reads,
  ) {
    super(platform);
  }

  override async erase(erasure: OrderedErasure): Promise<readonly string[]> {
    await super.erase(erasure);
    await this.eraseAssigned(erasure);
    return this.erasePayees(erasure);
  }

  /** Texts before the assignment were sealed for the payment, if nobody knew an account. */
  private async eraseAssigned({ accounts }: OrderedErasure): Promise<void> {
    await this.reads.upToDate(unidentifiedPayments);
    const all = await this.reads
      .model(unidentifiedPayments)
      .find({ accountId: trusted({ $in: accounts }) }, { _id: 1 })
      .lean();
    for (const { _id: id } of all) await this.platform.sealedNumbers?.forget(`${unidentifiedPayment.category}-${id}`);
  }

  private async erasePayees({ accounts }: OrderedErasure): Promise<readonly string[]> {
    await this.reads.upToDate(refunds);
    const all = await this.reads
      .model(refunds)
      .find({ accountId: trusted({ $in: accounts }) }, { status: 1 })
      .lean();
    const left: string[] = [];
    for (const { _id: refundId, status } of all)
      if (ended.includes(status)) await this.payees.forget(refundId);
      else left.push(`refund-${refundId}`);
    return left;
  }
}
