import { addRial, rial, subtractRial, type Rial } from '@pishkhan/money';
import type { ProposedLine } from '../correcting/proposal.ts';
import type { Rating } from '../../../pricing/rating/domain/rating.lines.ts';
import type { Moved } from '../bill-account.state.ts';
import type { BillLine, CarriedLine } from './bill.ts';

const thousand = 1_000;
/** Largest amount of a payment id (8.2). */
export const greatestPayable = 99_999_999_000;

/** Payable amount of a balance: rounded down to a thousand, zero for a credit (11.7, 15.4-15). */
export const payableOf = (balance: Rial): Rial => (balance > 0 ? rial(balance - (balance % thousand)) : rial(0));
/** Whether no amount is payable: a remainder below 1,000 is not a debt (15.4-15). */
export const isSettled = (balance: Rial): boolean => payableOf(balance) === 0;

/**
 * Amount of a bill: charges of the period and the previous balance, rounded down to a thousand; the rest stays in the
 * balance (11.7).
 */
export const payableFigures = (charges: Rial, carriedForward: Rial) => {
  const balance = addRial(charges, carriedForward);
  const payable = payableOf(balance);
  return { carriedForward, payable, remainder: subtractRial(balance, payable) };
};

/**
 * A bill whose payable amount has no new payment id is issued without one: its amount goes to the next bill (8.7).
 */
export const withoutPaymentId = ({ carriedForward, payable, remainder }: ReturnType<typeof payableFigures>) => ({
  carriedForward,
  payable: rial(0),
  remainder: addRial(payable, remainder),
  payableOnNextBill: payable,
});

const sumOf = (moved: readonly Moved[]): Rial => addRial(...moved.map(({ amount }) => amount));
const referencesOf = (moved: readonly Moved[]): readonly string[] => [
  ...new Set(moved.flatMap(({ references }) => references)),
];

/** Changes of the balance that have lines of their own. */
const namedLines = [
  ['correction', 'correction', 'A6-3'],
  ['faultPeriod', 'faultPeriod', 'A2-6'],
  ['miscEntry', 'miscEntry', 'A3-5'],
  ['charge', 'charge', 'A1-11'],
  ['postponedBill', 'postponedPayable', '8.7'],
  ['reversal', 'returnedPayment', '8.7'],
] as const satisfies readonly (readonly [Moved['kind'], CarriedLine['line'], CarriedLine['rule']])[];

/**
 * The balance as lines: corrections of earlier bills (A6-3), fault periods (A2-6), misc entries (A3-5), costs (A1-11),
 * the payable amount of an earlier bill without a payment id and payments that came back (8.7), and the rest as debt,
 * credit or thousand-rial remainder (11.6, 11.7).
 */
export const carriedLines = (balance: Rial, moved: readonly Moved[]): readonly CarriedLine[] => {
  const others = moved.filter(({ kind }) => kind === 'bill' || kind === 'payment' || kind === 'refund');
  const named = namedLines.map(([kind, line, rule]): CarriedLine => {
    const own = moved.filter((each) => each.kind === kind);
    return { line, rule, amount: sumOf(own), inputs: referencesOf(own) };
  });
  const rest = subtractRial(balance, addRial(...named.map(({ amount }) => amount)));
  const below = rest > 0 ? rial(rest % thousand) : rial(0);
  const inputs = referencesOf(others);
  const lines: CarriedLine[] = [
    ...named,
    { line: rest < 0 ? 'previousCredit' : 'previousDebt', rule: '11.6', amount: subtractRial(rest, below), inputs },
    { line: 'thousandRialRemainder', rule: '11.7', amount: below, inputs },
  ];
  return lines.filter(({ amount }) => amount !== 0);
};

/** Id of a Card 74 credit among the changes of the balance; its link id is the correction's. */
export const miscEntryReference = (linkId: string): string => `card-74:${linkId}`;

/** Lines of a proposal as they are after posting. */
export const standingLines = (lines: readonly ProposedLine[]): readonly BillLine[] =>
  lines.map(({ before: _before, difference: _difference, ...line }) => line);

/** Each line of a rating with the messages of its inputs. */
export const linesWithInputs = ({ lines }: Rating, inputs: readonly string[]): readonly BillLine[] =>
  lines.map((line) => ({
    ...line,
    tariffVersions: [...new Set(line.parts.map(({ tariffVersion }) => tariffVersion))],
    inputs,
  }));
