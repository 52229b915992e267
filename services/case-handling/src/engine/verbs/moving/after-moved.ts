import type { OpenFile } from '../../case.file.ts';
import type { CaseHandedOver, CaseMovedToOffice, CaseReassigned, CaseReferred } from '../../case.messages.ts';
import { afterHandedOver } from './hand-over.ts';
import { afterMovedToOffice } from './move-to-office.ts';
import { afterReassigned } from './reassign.ts';
import { afterReferred } from './refer.ts';

/** The case with the unit or the person that works on it from now on; its stage stays. */
export const afterMoved = (
  file: OpenFile,
  event: CaseReferred | CaseReassigned | CaseHandedOver | CaseMovedToOffice,
): OpenFile => {
  switch (event.type) {
    case 'CaseReferred':
      return afterReferred(file, event);
    case 'CaseReassigned':
      return afterReassigned(file, event);
    case 'CaseHandedOver':
      return afterHandedOver(file, event);
    case 'CaseMovedToOffice':
      return afterMovedToOffice(file, event);
  }
};
