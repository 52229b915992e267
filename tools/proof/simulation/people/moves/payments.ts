import { addDays, jalaliText } from '@pishkhan/calendar';
import { billIdOf, paymentIdOf } from '@pishkhan/identifiers';
import { rial } from '@pishkhan/money';
import { bank as channel } from '../../company/persons.ts';
import type { Request } from '../asking.ts';
import type { Receipt } from '../bank.ts';
import type { Household } from '../households.ts';
import type { Move, Scene } from './move.ts';

const service = 'billing-adjustments';

/** Money for a bill: its amount, a part of it, too much of it, or for a replaced bill. */
const forABill = (scene: Scene, { accountId }: Household): Receipt[] => {
  const { world, seen, company, bank } = scene;
  const payable = seen.account(accountId).bills.filter(({ face }) => face.paymentId !== undefined);
  if (payable.length === 0) return [];
  const { face } = world.pick(payable);
  const amount = world.happens(0.7) ? face.payable : 1_000 * (1 + world.below(Math.floor(face.payable / 1_000)));
  return [
    bank.report({
      billId: face.billId,
      paymentId: face.paymentId!,
      amount,
      paidOn: addDays(company.clock.today(), world.happens(0.7) ? 0 : 3 - world.below(5)),
      receiptNumber: bank.nextNumber(world.happens(0.15)),
    }),
  ];
};

/** Money whose bill id no account has, or no account yet. */
const forNobody = ({ world, company, bank, households, seen }: Scene): Receipt => {
  const next = households.find(({ accountId }) => !seen.exists('bill-account', accountId));
  const billId = billIdOf({ fileNumber: next?.accountId ?? '10999999', companyCode: '062' });
  const amount = 1_000 * (1 + world.below(900));
  return bank.report({
    billId,
    paymentId: paymentIdOf({ billId, amount: rial(amount), yearDigit: 5, period: 1 + world.below(6) }),
    amount,
    paidOn: company.clock.today(),
    receiptNumber: bank.nextNumber(false),
  });
};

const paying = (scene: Scene, household: Household): Move => ({
  weight: 0.4,
  request: () => {
    const receipt = forABill(scene, household)[0] ?? forNobody(scene);
    const body = { ...receipt, amount: rial(receipt.amount) };
    return { service, actor: channel, use: ({ payments }, envelope) => payments.receive(body, envelope) };
  },
});

const rowOf = ({ world }: Scene, { billId, paymentId, amount, paidOn, receiptNumber }: Receipt): string => {
  const pads = world.happens(0.2);
  const [bill, payment] = pads ? [billId.padStart(13, '0'), paymentId.padStart(13, '0')] : [billId, paymentId];
  const number = pads ? receiptNumber.replace('-', '-00') : receiptNumber;
  const day = world.happens(0.5) ? jalaliText(paidOn) : paidOn;
  return [bill, payment, amount, day, number].join(',');
};

/** Not text of the form, or another amount than the payment id has room for. */
const malformedRow = ({ world, company }: Scene): string =>
  world.pick([
    `10203040,7,90000,${company.clock.today()},R-x`,
    'abc,123,90000',
    `,,-5,${company.clock.today()},`,
    '10203040,7,90000,1405-13-40,R-y',
  ]);

/** Rows of new money and of rows of earlier files, of nobody's money, and malformed rows. */
const fileOf = (scene: Scene): string => {
  const { world, households, bank } = scene;
  const earlier = bank.receipts.filter(() => world.happens(0.3));
  const fresh = households.flatMap((household) => (world.happens(0.6) ? forABill(scene, household) : []));
  const strays = world.happens(0.3) ? [forNobody(scene)] : [];
  const rows = [...earlier, ...fresh, ...strays].map((receipt) => rowOf(scene, receipt));
  const repeated = rows.length > 0 && world.happens(0.2) ? [world.pick(rows)] : [];
  const malformed = world.happens(0.3) || rows.length === 0 ? [malformedRow(scene)] : [];
  return ['bill_id,payment_id,amount,paid_on,receipt', ...rows, ...malformed, ...repeated, ''].join('\n');
};

const delivery = (csv: string): Request => ({
  service,
  actor: channel,
  use: ({ paymentFiles }, envelope) => paymentFiles.receive(csv, envelope),
});

/** The channel delivers an earlier file again: rows whose cause was mended are taken then. */
const deliveringAgain = ({ world, bank: { files } }: Scene): Move[] =>
  files.length === 0 ? [] : [{ weight: 3, request: () => delivery(world.pick(files)) }];

/** A file, or two that overlap at the same moment. */
const delivering = (scene: Scene): Move => ({
  weight: 2,
  request: () => {
    const { world, bank } = scene;
    const files = world.happens(0.25) ? [fileOf(scene), fileOf(scene)] : [fileOf(scene)];
    bank.files.push(...files);
    return files.map(delivery);
  },
});

/** The bank honours a returned cheque after all; or it reports so of a payment that was not returned. */
const honouring = ({ seen, world, company, bank }: Scene, { accountId }: Household): Move[] => {
  const returned = seen.account(accountId).payments.filter(({ reversedBy }) => reversedBy !== undefined);
  if (returned.length === 0) return [];
  const { reference, billId, paymentId, amount, receiptNumber } = world.pick(returned);
  const isKnown = world.happens(0.7);
  const paidOn = company.clock.today();
  return [
    {
      weight: 2,
      request: () => {
        const number = isKnown ? `${receiptNumber}-again` : bank.nextNumber(false);
        const body = { billId, paymentId, amount, paidOn, receiptNumber: number, honours: reference };
        return { service, actor: channel, use: ({ payments }, envelope) => payments.receive(body, envelope) };
      },
    },
  ];
};

/** Moves of the bank. */
export const paymentMoves = (scene: Scene): Move[] => [
  delivering(scene),
  ...deliveringAgain(scene),
  ...scene.households.flatMap((household) => [paying(scene, household), ...honouring(scene, household)]),
];
