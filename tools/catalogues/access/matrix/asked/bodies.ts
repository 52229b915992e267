import { validBodyOf, type ApiDocument } from './sample-bodies.ts';
import type { Ids } from './ids.ts';

export interface Body {
  readonly type: 'application/json' | 'text/csv' | 'application/octet-stream';
  readonly content: string;
}

/** Bodies that name a record. Other bodies are samples of the OpenAPI document. */
const naming: Readonly<Record<string, (ids: Ids) => object>> = {
  '/v1/cases': ({ billNumber }) => ({ kind: 'bill-review', billNumber, objection: 'readFigure' }),
  '/v1/meters': ({ accountId }) => ({
    serial: `N-${accountId}`,
    accountId,
    capacity: 'G4',
    registerDigits: 5,
    installedOn: '2026-06-22',
    index: 100,
    zone: 'zone-a',
  }),
  '/v1/contractors/{contractorId}/contracts': ({ meterId }) => ({ meters: [{ serial: meterId }], from: '2024-03-20' }),
  '/v1/unidentified-payments/{unidentifiedPaymentId}/proposals': ({ accountId }) => ({
    kind: 'assignment',
    accountId,
    reason: 'نام پرداخت‌کننده',
  }),
  '/v1/offices/{officeId}/case-moves': () => ({ to: 'office-109', reason: 'پایان قرارداد' }),
  '/v1/account-searches': ({ accountId }) => ({ search: accountId }),
};
/** Rows of files, which name a meter or a bill id. */
const rows: Readonly<Record<string, (ids: Ids) => string>> = {
  '/v1/reading-files': ({ meterId }) =>
    `meter_serial,read_on,index,kind,reader\n${meterId},1405-08-30,301,actual,r-matrix`,
  '/v1/bulk-reading-files': ({ meterId }) =>
    `meter_serial,read_on,index,kind,reader\n${meterId},1405-08-30,301,actual,r-matrix`,
  '/v1/payment-files': ({ accountId }) =>
    `bill_id,payment_id,amount,paid_on,receipt\n${accountId},1,1000,1405-08-30,R-matrix`,
};

/** Files whose encoding an agreement names. */
const filesOfBytes: readonly string[] = ['/v1/bulk-reading-files'];

export const namesARecord = (path: string): boolean => path in naming || path in rows;

/** A body that the document allows, about the records of these ids. */
export const bodyOf = (document: ApiDocument, path: string, ids: Ids): Body => {
  const type = filesOfBytes.includes(path) ? 'application/octet-stream' : 'text/csv';
  if (rows[path]) return { type, content: rows[path](ids) };
  const content = naming[path] ? JSON.stringify(naming[path](ids)) : (validBodyOf(document, path) ?? '{}');
  return { type: 'application/json', content };
};
