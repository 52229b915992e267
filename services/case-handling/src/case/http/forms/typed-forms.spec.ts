import { describe, expect, it } from '@jest/globals';
import { civilDate, jalaliText } from '@pishkhan/calendar';
import fc from 'fast-check';
import { filledInAnswer } from '../../../engine/kind/choice/answer-form.ts';
import { asKept, errorsOf, type Field, type Form } from '../../../engine/kind/form.ts';
import type { FilledIn } from '../../../engine/case.messages.ts';
import { filledIn } from '../../../engine/walk/search.builders.ts';
import type { Choice } from '../../../engine/kind/vocabulary.ts';
import { kinds } from '../../../kinds/index.ts';

type Value = string | number | boolean | readonly FilledIn[] | undefined;

const on = '2026-11-22';
const digits = (zero: string) => (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero.codePointAt(0)! + Number(digit)));
const scripts = fc.constantFrom(digits('0'), digits('۰'), digits('٠'));
const marks = fc.constantFrom('', '\u200f', '\u200e', '\u200c', '\ufeff', ' ', '\u202b');
/** A text as somebody types it: digits of any script, and marks that nobody sees around it. */
const around = (texts: fc.Arbitrary<string>) =>
  fc.tuple(marks, scripts, texts, marks).map(([before, script, text, after]) => before + script(text) + after);

const separated = (figure: number) =>
  fc.constantFrom('', ',', '٬', '،').map((mark) => String(figure).replace(/\B(?=(\d{3})+$)/g, mark));
const days = (day: string) => {
  const jalali = jalaliText(civilDate(day));
  const unpadded = jalali.replace(/[-/]0/g, (part) => part[0]!);
  return fc.constantFrom(day, day.replaceAll('-', '/'), jalali, jalali.replaceAll('-', '/'), unpadded);
};
const mobiles = (mobile: string) => {
  const local = mobile.replace(/^0/, '');
  return fc.constantFrom(mobile, `+98${local}`, `0098${local}`, mobile.replace(/^(\d{4})(\d{3})/, '$1 $2 '));
};

/** The ways in which people write a value of this field. */
const typedAs = (field: Field, value: Value): fc.Arbitrary<unknown> => {
  switch (field.type) {
    case 'index':
    case 'amount':
    case 'count':
      return fc.oneof(fc.constant(value), around(separated(Number(value))));
    case 'date':
      return around(days(value as string));
    case 'mobile':
      return around(mobiles(value as string));
    case 'text':
    case 'percent':
    case 'reading':
    case 'person':
    case 'choice':
      return around(fc.constant(value as string));
    case 'yesNo':
      return fc.constant(value);
    case 'list':
      return fc.tuple(...(value as readonly FilledIn[]).map((row) => typedForm(field.of, row)));
  }
};
const typedForm = (
  form: Form,
  plain: Readonly<Record<string, Value>>,
): fc.Arbitrary<Readonly<Record<string, unknown>>> =>
  fc.record(Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, typedAs(form[name]!, value)])));

interface Door {
  readonly door: string;
  readonly form: Form;
  readonly choice?: Choice;
}
const answerDoors = (at: string, [answer, choice]: [string, Choice]): Door[] => [
  { door: `${at}: ${answer}`, form: choice.asks, choice },
  ...(choice.formerly ? [{ door: `${at}: ${answer}, formerly`, form: choice.formerly.asks, choice }] : []),
];
/** Every form of every kind: openings, reports, and answers in their present and their earlier shape. */
const doors: readonly Door[] = kinds.flatMap(({ kind, opens, stages }) => [
  { door: `${kind}: opening`, form: opens.asks },
  ...Object.entries(stages).flatMap(([stage, at]): Door[] => {
    if ('orders' in at) return [{ door: `${kind}, ${stage}: report`, form: at.orders.asks }];
    return 'decides' in at ? Object.entries(at.decides).flatMap((each) => answerDoors(`${kind}, ${stage}`, each)) : [];
  }),
]);
const read = (form: Form, choice: Choice | undefined, filled: Readonly<Record<string, unknown>>): unknown => {
  if (choice) return filledInAnswer(choice, filled);
  const errors = errorsOf(form, filled);
  return errors.length > 0 ? errors : asKept(form, filled as FilledIn);
};

describe('every form of every kind reads as people write (F13, cases 05, 06, 10; 15.4-44)', () => {
  it('reaches openings, reports and decisions', () => {
    expect(doors.length).toBeGreaterThan(20);
    for (const part of [
      'opening',
      'report',
      'errorConfirmed',
      'termsWrong',
      'tariffWrong',
      'itemWrong',
      'formerly',
      'replied',
    ])
      expect(doors.some(({ door }) => door.includes(part))).toBe(true);
  });
  it.each(doors)('F13, 15.4-44: $door', ({ form, choice }) => {
    const typed = fc
      .constantFrom(...filledIn(form, on))
      .chain((plain) => fc.tuple(fc.constant(plain), typedForm(form, plain as Readonly<Record<string, Value>>)));
    fc.assert(
      fc.property(typed, ([plain, written]) => {
        const expected = read(form, choice, plain);
        expect(expected).not.toHaveProperty('faults');
        expect(Array.isArray(expected)).toBe(false);
        expect(read(form, choice, written)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
