import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { id } from '../../fields.ts';

export const billCorrectionRefused = contract({
  service: 'billing-adjustments',
  type: 'BillCorrectionRefused',
  version: 1,
  sentence:
    "A case's correction request has ended without a posting: by a rule, by an approver, or because the case took it back (7.5, 15.4-38).",
  schema: Type.Object({
    correctionId: id('correction'),
    caseId: id('case that asked'),
    accountId: id('account'),
    rule: id('name of the rule'),
    says: Type.Optional(
      Type.Object(
        { fa: Type.String(), en: Type.String() },
        {
          description:
            'why, for people: title of the rule with its named values; absent in messages of earlier releases',
        },
      ),
    ),
    declinedBy: Type.Optional(
      Type.String({
        maxLength: 200,
        description: 'approver who declined; absent otherwise and in messages of earlier releases',
      }),
    ),
    reason: Type.Optional(
      Type.String({ maxLength: 2_000, description: 'reason given by the approver, or by the person who took it back' }),
    ),
  }),
  example: {
    correctionId: 'c6e1cf4e-6f5f-5d2c-8c9a-2f6f0b3e7d33',
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    accountId: '1000001',
    rule: 'CorrectIndexMustDiffer',
    says: {
      fa: 'رقم صحیح همان رقم ثبت‌شده است (رقم کنتور: ۲٬۴۱۷)',
      en: 'The right index equals the current one (index: 2417)',
    },
  },
});
export type BillCorrectionRefused = DataOf<typeof billCorrectionRefused>;
