import { billing, dataOf } from '../../../api/clients.ts';
import type { PaymentFileRowDto } from '../../../api/generated/billing-adjustments.ts';

export type Outcome = PaymentFileRowDto['outcome'];
export const outcomes = ['posted', 'repeated', 'unidentified', 'malformed'] as const;

const PAGE = 100;
const LARGEST_PAGE = 200;

export const askFile = (fileId: string, outcome: Outcome | undefined, cursor?: string, limit = PAGE) =>
  dataOf(
    billing.GET('/v1/payment-files/{fileId}', { params: { path: { fileId }, query: { outcome, cursor, limit } } }),
  );

/** Every refused row, page by page. */
export const askRefused = async (fileId: string): Promise<readonly PaymentFileRowDto[]> => {
  const rows: PaymentFileRowDto[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await askFile(fileId, 'malformed', cursor, LARGEST_PAGE);
    rows.push(...items);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return rows;
};
