import { Type } from 'typebox';
import { contract, type DataOf } from '../contract.ts';
import { civilDate, id } from '../fields.ts';

export const staffMemberRegistered = contract({
  service: 'customer-accounts',
  type: 'StaffMemberRegistered',
  version: 1,
  sentence:
    'Two persons entered a member of staff by sealed identity: this person signs nothing about an account with one of these marks or subjects (7.5).',
  schema: Type.Object({
    subject: id('person, as named in the token'),
    marks: Type.Array(id('keyed hash of the national id, or of a represented legal id'), { minItems: 1 }),
    subscribers: Type.Array(id('subject of the personal data, known at the entry')),
    place: Type.Optional(id('keyed hash of the postal code at home; absent if it was not entered')),
    family: Type.Optional(id('keyed hash of the last word of the name; absent if it was not entered')),
    roles: Type.Optional(Type.Array(id('role, as in the token'))),
    office: Type.Optional(id('office of these roles; absent for roles of the company')),
    registeredOn: civilDate('day of the confirmation'),
  }),
  example: {
    subject: 'head-1',
    marks: ['q83vEjRWeJCrze8SNFZ4kA'],
    subscribers: ['b0a7c7f0-6a4f-5a9e-9a51-6a2a3f1d7a10'],
    registeredOn: '2026-11-22',
  },
});
export type StaffMemberRegistered = DataOf<typeof staffMemberRegistered>;
