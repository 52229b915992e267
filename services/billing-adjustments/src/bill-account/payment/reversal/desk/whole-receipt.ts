import { Inject, Injectable } from '@nestjs/common';
import type { CivilDate } from '@pishkhan/calendar';
import { Reads } from '@pishkhan/service-kit';
import { paymentsOfAccount } from '../../../views/payments-of-account.view.ts';

const PAGE = 200;

/** The receipt of payments: one cheque may have paid several bills (15.4-47). */
export interface Receipt {
  readonly receiptNumber: string;
  readonly channel: string;
  readonly paidOn: CivilDate;
}
type Found = Receipt & { readonly reference: string; readonly status: 'received' | 'reversed' };

/** Finds the payments of one receipt; nothing that was recorded before the call is missing. */
@Injectable()
export class WholeReceipt {
  constructor(@Inject(Reads) private readonly reads: Reads) {}

  /** References of the payments with the receipt of this one that were not reversed, this one included. */
  async receivedWith(reference: string): Promise<readonly string[]> {
    await this.reads.upToHead(paymentsOfAccount);
    const recorded = await this.reads.find(paymentsOfAccount, reference);
    return recorded ? this.with(recorded, 'received') : [];
  }

  /** For each payment that was not reversed, the references of reversed ones with its receipt. */
  async cameBackBeside(payments: readonly Found[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const received = payments.filter(({ status }) => status === 'received');
    const byPayment = received.map(async (each) => [each.reference, await this.with(each, 'reversed')] as const);
    return new Map((await Promise.all(byPayment)).filter(([, references]) => references.length > 0));
  }

  private async with(
    { receiptNumber, channel, paidOn }: Receipt,
    status: 'received' | 'reversed',
  ): Promise<readonly string[]> {
    const references: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Awaited<ReturnType<typeof this.page>> = await this.page(
        { receiptNumber, channel, paidOn, status },
        cursor,
      );
      references.push(...page.items.map(({ reference }) => reference));
      cursor = page.next;
    }
    return references;
  }

  private page(filter: Receipt & { readonly status: 'received' | 'reversed' }, cursor: string | undefined) {
    return this.reads.page(paymentsOfAccount, { filter, orderBy: 'reference', descending: false, cursor, limit: PAGE });
  }
}
