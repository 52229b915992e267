import { Inject, Injectable } from '@nestjs/common';
import { Reads } from '@pishkhan/service-kit';
import { Eraser, type OrderedErasure } from '@pishkhan/service-kit/erasure';
import { trusted } from '@pishkhan/views';
import { Payees } from '../payees.ts';
import { refunds } from '../refunds.view.ts';

/** Statuses in which nothing is paid any more. */
const ended: readonly string[] = ['paid', 'declined', 'returned'];

/** Bank accounts of refunds. A refund that is still to be paid keeps its own (9.5). */
@Injectable()
export class PayeeEraser extends Eraser {
  constructor(
    @Inject(Payees) private readonly payees: Payees,
    @Inject(Reads) private readonly reads: Reads,
  ) {
    super();
  }

  override async erase({ accounts }: OrderedErasure): Promise<readonly string[]> {
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
