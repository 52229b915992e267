import { Type } from 'typebox';
import { contract, type DataOf } from '../contract.ts';
import { civilDate, id, rial } from '../fields.ts';

export const caseOpened = contract({
  service: 'case-handling',
  type: 'CaseOpened',
  version: 1,
  sentence: 'A counter office registered a request and gave the applicant a tracking code (A3-1, A6-1, C3-2).',
  schema: Type.Object({
    caseId: id('case'),
    kind: id('kind of case'),
    title: Type.Optional(
      Type.Object(
        { fa: id('in Persian'), en: id('in English') },
        { description: 'title of the kind; absent in older messages' },
      ),
    ),
    restricted: Type.Optional(
      Type.Boolean({
        description:
          'it is about a person who may not see it, so only case-handling lists it (A5-1); absent in older messages, in which a complaint is',
      }),
    ),
    kindVersion: Type.Integer({ minimum: 1 }),
    trackingCode: id('tracking code given to the applicant'),
    officeId: id('counter office'),
    accountId: id('account'),
    openedOn: civilDate('day of registration'),
    feeCharged: rial('commission collected for the request by the fee schedule in force (13.4)'),
  }),
  example: {
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    kind: 'bill-review',
    title: { fa: 'درخواست بررسی قبض', en: 'Bill review' },
    restricted: false,
    kindVersion: 1,
    trackingCode: '1405-0901-00017-4',
    officeId: 'office-101',
    accountId: '1000001',
    openedOn: '2026-11-22',
    feeCharged: 35_000,
  },
});
export type CaseOpened = DataOf<typeof caseOpened>;
