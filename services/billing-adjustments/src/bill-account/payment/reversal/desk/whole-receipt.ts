import { Inject, Injectable } from '@nestjs/common';
import type { CivilDate } from '@pishkhan/calendar';
import { addRial } from '@pishkhan/money';
import { Reads } from '@pishkhan/service-kit';
import type { DocumentOf } from '@pishkhan/views';
import type { SameReceipt } from '../../../domain/payment/reversal/reversal-needs.ts';
import { paymentsOfAccount } from '../../../views/payments-of-account.view.ts';
import type { ReturnedPayment } from '../domain/payment-reversal.messages.ts';

const PAGE = 200;

/** The receipt of payments: one cheque may have paid several bills (15.4-47). */
export interface Receipt {
  /** Its number without padding (15.4-45). */
  readonly receipt: string;
  readonly channel: string;
  readonly paidOn: CivilDate;
}
type PaymentOfAccount = DocumentOf<typeof paymentsOfAccount.document>;
type Found = Receipt & { readonly reference: string; readonly status: 'received' | 'reversed' };

/** Finds the payments of one receipt; nothing that was recorded before the call is missing. */
@Injectable()
export class WholeReceipt {
  constructor(@Inject(Reads) private readonly reads: Reads) {}

  /** References of the payments with the receipt of this one that were not reversed, this one included. */
  async receivedWith(reference: string): Promise<readonly string[]> {
    const received = (await this.allWith(reference)).filter(({ status }) => status === 'received');
    return received.map((each) => each.reference);
  }

  /**
   * The other payments of the receipt of these. One that was reversed counts like a received one, so that the answer is
   * the same before and after the reversal of another one (N3).
   */
  async besides(payments: readonly ReturnedPayment[]): Promise<SameReceipt | undefined> {
    const [first] = payments;
    if (!first) return undefined;
    const [own, accounts] = [
      new Set(payments.map(({ reference }) => reference)),
      new Set(payments.map(({ accountId }) => accountId)),
    ];
    const others = (await this.allWith(first.reference)).filter(({ reference }) => !own.has(reference));
    if (others.length === 0) return undefined;
    return {
      receiptNumber: first.receiptNumber,
      amount: addRial(...others.map(({ amount }) => amount)),
      references: others.filter(({ accountId }) => accounts.has(accountId)).map(({ reference }) => reference),
    };
  }

  /** For each payment that was not reversed, the references of reversed ones with its receipt. */
  async cameBackBeside(payments: readonly Found[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const received = payments.filter(({ status }) => status === 'received');
    const byPayment = received.map(
      async (each) => [each.reference, (await this.with(each, 'reversed')).map(({ reference }) => reference)] as const,
    );
    return new Map((await Promise.all(byPayment)).filter(([, references]) => references.length > 0));
  }

  private async allWith(reference: string): Promise<readonly PaymentOfAccount[]> {
    await this.reads.upToHead(paymentsOfAccount);
    const recorded = await this.reads.find(paymentsOfAccount, reference);
    return recorded ? this.with(recorded) : [];
  }

  private async with(
    { receipt, channel, paidOn }: Receipt,
    status?: PaymentOfAccount['status'],
  ): Promise<readonly PaymentOfAccount[]> {
    const found: PaymentOfAccount[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Awaited<ReturnType<typeof this.page>> = await this.page(
        { receipt, channel, paidOn, ...(status && { status }) },
        cursor,
      );
      found.push(...page.items);
      cursor = page.next;
    }
    return found;
  }

  private page(filter: Receipt & { readonly status?: PaymentOfAccount['status'] }, cursor: string | undefined) {
    return this.reads.page(paymentsOfAccount, { filter, orderBy: 'reference', descending: false, cursor, limit: PAGE });
  }
}
