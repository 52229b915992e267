/** A request that costs as much as it can. */
export interface Attack {
  readonly name: string;
  readonly service: string;
  readonly user: string;
  readonly path: string;
  /** Without a body it is a GET. */
  readonly body?: () => string;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const MB = 1024 * 1024;
export const filled = (piece: string, size: number): string => piece.repeat(Math.floor(size / piece.length));
export const members = (count: number): string =>
  `{${Array.from({ length: count }, (_, at) => `"m${at}":${at % 10}`).join(',')}}`;
export const nested = (open: string, close: string, levels: number): string =>
  `${open.repeat(levels)}${close.repeat(levels)}`;

export const json = (
  name: string,
  body: () => string,
  to: Omit<Attack, 'name' | 'body'> = { service: 'case-handling', user: 'clerk-101', path: '/v1/cases/20000/visits' },
): Attack => ({ name: `JSON: ${name}`, body, ...to });
export const payment = { service: 'billing-adjustments', user: 'bank-1', path: '/v1/payments' };
const csv = (service: string, user: string, path: string, header: string) => (name: string, body: () => string) => ({
  name: `${path.slice(4)}: ${name}`,
  service,
  user,
  path,
  body: () => `${header}\n${body()}`,
  contentType: 'text/csv',
});
export const readings = csv('metering', 'reader-zagros', '/v1/reading-files', 'meter_serial,read_on,index,kind,reader');
export const payments = csv(
  'billing-adjustments',
  'bank-1',
  '/v1/payment-files',
  'bill_id,payment_id,amount,paid_on,receipt',
);
export const numbered = (count: number, row: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => row(at)).join('\n');
