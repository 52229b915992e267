import { civilDate, optional, text } from '@pishkhan/views';
import { Type } from 'typebox';

/** An approval of a posting (7.5). */
export const approval = Type.Object(
  {
    by: text('subject'),
    role: text('role'),
    office: text('counter office or county office'),
    certificateNumber: optional(text('certificate of the representative')),
    on: civilDate('business day'),
  },
  { $id: 'Approval' },
);
