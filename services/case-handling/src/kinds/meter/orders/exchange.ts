import { meterCapacities, type MeterCapacity } from '@pishkhan/fields';
import { choice, count, date, meterIndex, neededIf, onlyIf, optional, text, yesNo } from '../../../engine/kind/form.ts';
import { order } from '../../../engine/kind/kind.ts';
import {
  newIndexMustFitRegister,
  newMeterMustBeAnotherOne,
  workMustFallBetweenOpeningAndToday,
  workMustFollowTheOneBefore,
} from './report.rules.ts';

/** One side of an exchange, as reported; absent if the meter was not exchanged. */
interface Side {
  readonly index: number;
  readonly seals?: readonly string[];
}
interface PutIn extends Side {
  readonly serial: string;
  readonly make?: string;
  readonly capacity: MeterCapacity;
  readonly registerDigits: number;
}
/** What the exchange company reported (A1-5, A2-4). */
interface Exchanged<In extends Side> {
  readonly result: 'exchanged' | 'noAccess' | 'meterLost';
  readonly doneOn: string;
  readonly doneBy: string;
  readonly company?: string;
  readonly takenOff?: Side;
  readonly putIn?: In;
  /** Damage by the subscriber was seen (B6-5). */
  readonly damaged?: boolean;
  readonly remarks?: string;
}
export type MeterExchange = Exchanged<PutIn>;
export type MeterReturn = Exchanged<Side>;

const whenExchanged = { field: 'result', is: ['exchanged'] } as const;
const whenNot = { field: 'result', is: ['noAccess', 'meterLost'] } as const;
const doneOn = date({ fa: 'تاریخ مراجعه', en: 'Day of the work' });
const noAccess = { fa: 'دسترسی به کنتور ممکن نشد', en: 'No access to the meter' };
const removalIndex = onlyIf(
  meterIndex({ fa: 'رقم کنتور برداشته‌شده', en: 'Index of the meter that was taken off' }),
  whenExchanged,
);
const sealsOff = optional(
  onlyIf(text({ fa: 'شماره پلمب‌های کنتور برداشته‌شده', en: 'Seals found on it' }, 200), whenExchanged),
);
const sealsOn = optional(
  onlyIf(text({ fa: 'شماره پلمب‌های کنتور نصب‌شده', en: 'Seals put on the installed meter' }, 200), whenExchanged),
);
const remarks = neededIf(optional(text({ fa: 'توضیح', en: 'Remarks' }, 2_000)), whenNot);

const capacities = Object.fromEntries(meterCapacities.map((code) => [code, { fa: code, en: code }])) as Readonly<
  Record<MeterCapacity, { readonly fa: string; readonly en: string }>
>;

/** Numbers of seals as people write them, separated by commas or blanks. */
const sealsIn = (typed: string | undefined) => {
  const seals = (typed ?? '').split(/[\s,،؛;]+/u).filter((each) => each !== '');
  return seals.length === 0 ? {} : { seals };
};
const done = ({ by, company }: { readonly by: string; readonly company?: string }) => ({
  doneBy: by,
  ...(company === undefined ? {} : { company }),
});

/** The meter is exchanged for another one; the form has what Card 13 needs (A1-4, A1-5, A2-3, A2-4). */
export const meterExchange = order({
  work: 'meterExchange',
  title: { fa: 'تعویض کنتور', en: 'Exchange of the meter' },
  event: 'WorkReported',
  asks: {
    result: choice(
      { fa: 'نتیجه مراجعه', en: 'Result' },
      {
        exchanged: { fa: 'کنتور تعویض شد', en: 'The meter was exchanged' },
        noAccess,
        meterLost: { fa: 'کنتور در محل نیست', en: 'The meter is not there' },
      },
    ),
    doneOn,
    removalIndex,
    sealsOff,
    serial: onlyIf(text({ fa: 'شماره بدنه کنتور تازه', en: 'Serial of the new meter' }, 60), whenExchanged),
    make: optional(onlyIf(text({ fa: 'سازنده کنتور تازه', en: 'Maker of the new meter' }, 120), whenExchanged)),
    capacity: onlyIf(choice({ fa: 'ظرفیت کنتور تازه', en: 'Capacity of the new meter' }, capacities), whenExchanged),
    registerDigits: onlyIf(
      count({ fa: 'تعداد ارقام شمارنده', en: 'Digits of its register' }, { min: 4, max: 9 }),
      whenExchanged,
    ),
    index: onlyIf(meterIndex({ fa: 'رقم کنتور تازه هنگام نصب', en: 'Its index at the installation' }), whenExchanged),
    sealsOn,
    damaged: onlyIf(yesNo({ fa: 'آسیب یا دستکاری دیده شد', en: 'Damage or tampering was seen' }), whenExchanged),
    remarks,
  },
  refuses: ({ form, openedOn, on, meterId }) =>
    workMustFallBetweenOpeningAndToday(openedOn, form.doneOn, on) ||
    (form.serial !== undefined && newMeterMustBeAnotherOne(form.serial, meterId)) ||
    (form.index !== undefined &&
      form.registerDigits !== undefined &&
      newIndexMustFitRegister({ index: form.index, registerDigits: form.registerDigits })),
  reports: ({ form, ...by }): MeterExchange => {
    const { result, doneOn: day, removalIndex: index, damaged, remarks: said } = form;
    return {
      result,
      doneOn: day,
      ...done(by),
      ...(index === undefined ? {} : { takenOff: { index, ...sealsIn(form.sealsOff) } }),
      ...(form.serial === undefined
        ? {}
        : {
            putIn: {
              serial: form.serial,
              ...(form.make === undefined ? {} : { make: form.make }),
              capacity: form.capacity!,
              registerDigits: form.registerDigits!,
              index: form.index!,
              ...sealsIn(form.sealsOn),
            },
          }),
      ...(damaged === undefined ? {} : { damaged }),
      ...(said === undefined ? {} : { remarks: said }),
    };
  },
});

/** The tested meter is put back in place of the substitute (A1-12). */
export const meterReturn = order({
  work: 'meterReturn',
  title: { fa: 'نصب دوباره کنتور آزمایش‌شده', en: 'Return of the tested meter' },
  event: 'WorkReported',
  asks: {
    result: choice(
      { fa: 'نتیجه مراجعه', en: 'Result' },
      {
        exchanged: { fa: 'کنتور آزمایش‌شده نصب شد', en: 'The tested meter was put back' },
        noAccess,
        meterLost: { fa: 'کنتور آزمایش‌شده گم شده یا شکسته است', en: 'The tested meter is lost or broken' },
      },
    ),
    doneOn,
    removalIndex: { ...removalIndex, title: { fa: 'رقم کنتور جایگزین هنگام برداشتن', en: 'Index of the substitute' } },
    sealsOff,
    index: onlyIf(meterIndex({ fa: 'رقم کنتور آزمایش‌شده هنگام نصب', en: 'Index of the tested meter' }), whenExchanged),
    sealsOn,
    remarks,
  },
  refuses: ({ form, openedOn, on, reports }) =>
    workMustFallBetweenOpeningAndToday(openedOn, form.doneOn, on) ||
    workMustFollowTheOneBefore('meterReturn', form.doneOn, reports),
  reports: ({ form, ...by }): MeterReturn => {
    const { result, doneOn: day, removalIndex: off, index, remarks: said } = form;
    return {
      result,
      doneOn: day,
      ...done(by),
      ...(off === undefined ? {} : { takenOff: { index: off, ...sealsIn(form.sealsOff) } }),
      ...(index === undefined ? {} : { putIn: { index, ...sealsIn(form.sealsOn) } }),
      ...(said === undefined ? {} : { remarks: said }),
    };
  },
});

interface WithReports {
  readonly reports: Readonly<Record<string, object | undefined>>;
}
/** The last report of the exchange. */
export const exchangeIn = ({ reports }: WithReports) => reports[meterExchange.work] as MeterExchange | undefined;
/** The meter was exchanged; else the company could not reach it, or it is not there (B6-6). */
export const wasExchanged = ({ result }: Pick<MeterExchange, 'result'>): boolean => result === 'exchanged';
