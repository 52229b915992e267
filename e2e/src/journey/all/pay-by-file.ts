import { eventually } from '@pishkhan/testing/eventually';
import { PATIENCE_MS, type World } from '../world.ts';

export interface FileOfPayments {
  readonly fileId: string;
  readonly state: string;
  readonly rows: number;
  readonly totals: Readonly<
    Record<'posted' | 'repeated' | 'unidentified' | 'malformed', { readonly rows: number; readonly amount: number }>
  >;
  readonly items: readonly {
    readonly line: number;
    readonly outcome: string;
    readonly rule?: string;
    readonly field?: string;
    readonly repeatsLine?: number;
    readonly unidentifiedPaymentId?: string;
  }[];
}

/** The bank delivers a payment file and waits for the results of its rows (8.7). */
export const payByFile = async ({ billing }: World, rows: readonly (readonly unknown[])[]): Promise<FileOfPayments> => {
  const bank = billing('bank-1');
  const csv = ['bill_id,payment_id,amount,paid_on,receipt', ...rows.map((cells) => cells.join(',')), ''].join('\n');
  const { location } = await bank.post<{ location: string }>('/v1/payment-files', csv, { contentType: 'text/csv' });
  return eventually(
    async () => {
      const { status, body } = await bank.request('GET', location);
      return status === 200 && (body as FileOfPayments).state === 'taken' && (body as FileOfPayments);
    },
    PATIENCE_MS,
    `${location} is taken`,
  );
};
