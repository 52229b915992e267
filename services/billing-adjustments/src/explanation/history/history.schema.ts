import { civilDate, list, rial, text, whole } from '@pishkhan/views';
import { maskable } from '@pishkhan/service-kit';
import { Type } from 'typebox';
import { bill } from '../../bill-account/bills/bill.schema.ts';
import { charges } from '../../bill-account/bills/figures.schema.ts';
import { bilingual } from '../explanation.schema.ts';

const { status, settled, paid, leftToPay, periodFrom, periodTo, consumption } = bill.properties;

const step = Type.Object(
  {
    knownFrom: text('instant of recording; an explanation as known on it has the same figures'),
    day: civilDate('its day in Tehran'),
    happened: list('what happened', bilingual('in words')),
    status,
    settled,
    paid,
    leftToPay,
    periodFrom,
    periodTo,
    openingIndex: whole('index at the start of the period as known then, m³'),
    closingIndex: whole('index at its end as known then, m³'),
    consumption,
    charges,
    receivable: rial('debt of the account then; negative is a credit'),
  },
  { $id: 'BillStep' },
);

/** What was known of a bill, from each change on. */
export const maskableHistory = maskable(
  Type.Object(
    {
      billNumber: text('number of the bill'),
      accountId: text('account'),
      steps: list('from the issue on, in order of record', step),
    },
    { $id: 'BillHistory' },
  ),
  ['billNumber', 'accountId'],
);
