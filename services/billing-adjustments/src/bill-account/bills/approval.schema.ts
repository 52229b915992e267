import { civilDate, list, oneOf, optional, text } from '@pishkhan/views';
import { Type } from 'typebox';
import { moneyRoles } from '../../pricing/policy/domain/content/approval/money-approval.fields.ts';

export const inPlace = Type.Object(
  {
    as: text('role of the signer'),
    because: oneOf('why another person signed', ['nobodyLeft', 'headMayNotSign']),
    certified: optional(list('persons certified for the office, none of whom may sign', Type.String())),
    namedBy: optional(text('head who named the signer')),
    reason: optional(text('reason of the head')),
  },
  { $id: 'InPlace', description: 'signed in place of somebody else (15.4-35); absent for the own role' },
);

/** A representative who was named for a missing signature about money (15.4-35). */
export const moneyStandIn = Type.Object(
  {
    role: oneOf('missing role', moneyRoles),
    person: text('representative'),
    office: text('office of the certificate'),
    certificateNumber: text('certificate'),
    because: oneOf('why somebody is needed', ['nobodyLeft', 'headMayNotSign']),
    reason: text('reason of the head'),
    namedBy: text('head who named the person'),
  },
  { $id: 'MoneyStandIn' },
);

/** An approval of a posting (7.5). */
export const approval = Type.Object(
  {
    by: text('subject'),
    role: text('role'),
    office: text('counter office or county office'),
    certificateNumber: optional(text('certificate of the representative')),
    on: civilDate('business day'),
    inPlace: optional(inPlace),
  },
  { $id: 'Approval' },
);
