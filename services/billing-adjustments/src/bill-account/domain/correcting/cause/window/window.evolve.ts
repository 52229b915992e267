import type { BillsCorrected } from '../../../bill-account.messages.ts';
import type { BillAccount, PostedWindow } from '../../../bill-account.state.ts';
import { windowsAfter } from './proposed-window.ts';

/** The days of errors and faults as a correction leaves them. */
export const windowsCorrected = (
  { windows = [] }: BillAccount,
  data: BillsCorrected['data'],
): Pick<BillAccount, 'windows'> => {
  const after = windowsAfter(windows, data);
  return after.length === 0 && windows.length === 0 ? {} : { windows: after };
};

/** An error without an end ends with the removal of its meter (B5-3). */
export const withEnd = (windows: readonly PostedWindow[], meterId: string, to: PostedWindow['from']) =>
  windows.map((window) => (window.meterId === meterId && window.to === undefined ? { ...window, to } : window));
