import { civilDate, list, oneOf, optional, text } from '@pishkhan/views';
import { Type } from 'typebox';

/** An approval of a posting (7.5). */
export const approval = Type.Object(
  {
    by: text('subject'),
    role: text('role'),
    office: text('counter office or county office'),
    certificateNumber: optional(text('certificate of the representative')),
    on: civilDate('business day'),
    inPlace: optional(
      Type.Object(
        {
          as: text('role of the signer'),
          because: oneOf('why another person signed', ['nobodyLeft', 'headMayNotSign']),
          certified: optional(list('persons certified for the office, none of whom may sign', Type.String())),
          namedBy: optional(text('head who named the signer')),
          reason: optional(text('reason of the head')),
        },
        { $id: 'InPlace', description: 'signed in place of somebody else (15.4-35); absent for the own role' },
      ),
    ),
  },
  { $id: 'Approval' },
);
