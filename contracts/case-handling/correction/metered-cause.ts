import { Type } from 'typebox';
import { civilDate, id } from '../../fields.ts';

/**
 * A test found that the meter registers wrongly: its recorded volumes of the window are divided by 1 + error, also the
 * days that are not billed yet (A1-9, B5-1, B5-3, 15.1-1, 15.4-17). Billing fixes the window by its policy.
 */
export const meterError = Type.Object({
  kind: Type.Literal('meterError'),
  meterId: id('tested meter'),
  testId: id('test with the result'),
  errorBasisPoints: Type.Integer({
    minimum: -9_999,
    maximum: 1_000_000,
    description: 'error in hundredths of a per cent; positive: it registers too much (15.4-17)',
  }),
  requestedOn: civilDate('day of the request of the test, or on which the company found the fault itself'),
  lastTestOn: Type.Optional(civilDate('day of the test of this meter before; absent without one on record')),
});

/** How the consumption of a fault period is determined, in words (A2-6, 15.2-4). */
export const faultMethodTitles = {
  sameDaysLastYear: { fa: 'مصرف روزهای مشابه سال پیش', en: 'same days of the year before' },
  averageBefore: { fa: 'میانگین دوره‌های پیش از خرابی', en: 'average of the periods before' },
  averageAfterExchange: { fa: 'میانگین پس از تعویض کنتور', en: 'average after the exchange' },
  agreed: { fa: 'توافقی با مستند', en: 'agreed, with evidence' },
} as const;

/** The meter did not measure on these days: consumption by a method replaces what it recorded (A2-6). */
export const faultPeriod = Type.Object({
  kind: Type.Literal('faultPeriod'),
  meterId: id('faulty meter'),
  from: civilDate('first day of the fault'),
  to: civilDate('day of its end, such as the exchange; not part of it'),
  method: Type.Enum(['sameDaysLastYear', 'averageBefore', 'averageAfterExchange', 'agreed'], {
    description: 'how the consumption is determined (15.2-4)',
  }),
  cubicMetres: Type.Optional(Type.Integer({ minimum: 0, maximum: 999_999_999, description: 'of the method `agreed`' })),
});

/** The old meter proved sound: the consumption of its fault period is taken back (A2-6). */
export const faultPeriodWithdrawn = Type.Object({
  kind: Type.Literal('faultPeriodWithdrawn'),
  faultOf: id('correction that put in the consumption of the fault period'),
});
