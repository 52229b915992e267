import { formatJalaliFa } from '@pishkhan/calendar';
import { factorsWithin } from '@pishkhan/consumption';
import { faultMethodTitles } from '@pishkhan/contracts';
import { faDigits, faNumber } from '@pishkhan/fields';
import type { BillAccount } from '../../../bill-account.state.ts';
import { asVolumeFactor } from '../../../metering/factor/factor-in-force.ts';
import type { CorrectionCause, Warning } from '../../proposal.ts';
import { causeOf } from '../several/causes.ts';
import type { ProposedWindow } from './window.messages.ts';
import { errorInWords } from './window-words.ts';

const startsBy = {
  'A1-9': {
    fa: 'آغاز دوره قبض‌شده پیش از درخواست (الف۱-۹)',
    en: 'the billed period before the request (A1-9)',
  },
  'B5-1': { fa: 'آزمایش پیشین کنتور (ب۵-۱)', en: 'the test before (B5-1)' },
} as const;

const errorWarning = (window: Extract<ProposedWindow, { kind: 'error' }>): Warning => {
  const { meterId, from, to, errorBasisPoints, fixedBy } = window;
  if (errorBasisPoints === 0)
    return {
      kind: 'meterError',
      fa: `خطایی که برای کنتور ${faDigits(meterId)} از ${formatJalaliFa(from)} ${to ? `تا ${formatJalaliFa(to)}` : 'تا برداشتن کنتور'} ثبت شده است، پس گرفته می‌شود و مصرف ثبت‌شده برمی‌گردد.`,
      en: `The error of the meter ${meterId} from ${from} until ${to ?? 'its removal'} is taken back, and what it recorded counts.`,
      data: { meterId, from, ...(to && { to }), errorBasisPoints, fixedBy },
    };
  const [error, start] = [errorInWords(errorBasisPoints), startsBy[fixedBy]];
  return {
    kind: 'meterError',
    fa: `کنتور ${faDigits(meterId)} ${error.fa} از مصرف واقعی ثبت می‌کند؛ مصرف از ${formatJalaliFa(from)} ${to ? `تا ${formatJalaliFa(to)}` : 'تا برداشتن کنتور'} تصحیح می‌شود. آغاز بازه: ${start.fa}.`,
    en: `The meter ${meterId} registers ${error.en}; its consumption from ${from} until ${to ?? 'its removal'} is corrected. The window starts by ${start.en}.`,
    data: { meterId, from, ...(to && { to }), errorBasisPoints, fixedBy },
  };
};

const faultWarning = (window: Extract<ProposedWindow, { kind: 'fault' }>, account: BillAccount): Warning => {
  const { meterId, from, to, cubicMetres, method, basis } = window;
  const title = faultMethodTitles[method];
  const indexes = account.readings
    .filter(({ readingId }) => basis?.readingIds.includes(readingId))
    .map(({ readOn, index }) => ({
      fa: `${faNumber(index)} در ${formatJalaliFa(readOn)}`,
      en: `${index} on ${readOn}`,
    }));
  const [fa, en] = basis
    ? [
        `؛ بر پایه ${formatJalaliFa(basis.from)} تا ${formatJalaliFa(basis.to)}، رقم‌های ${indexes.map((each) => each.fa).join('، ')}`,
        `, from ${basis.from} until ${basis.to}, indexes ${indexes.map((each) => each.en).join(', ')}`,
      ]
    : ['', ''];
  return {
    kind: 'faultPeriod',
    fa: `کنتور ${faDigits(meterId)} از ${formatJalaliFa(from)} تا ${formatJalaliFa(to)} خراب بود؛ مصرف این روزها ${faNumber(cubicMetres)} مترمکعب به روش «${title.fa}»${fa}.`,
    en: `The meter ${meterId} was faulty from ${from} until ${to}; the consumption of these days is ${cubicMetres} m³ by the method “${title.en}”${en}.`,
    data: { meterId, from, to, cubicMetres, method },
  };
};

/**
 * Fault periods on days of the factor that the cause names: their m³ stay as they were posted, and those of an average
 * were counted by the factor of then (11.4, 15.2-4).
 */
const faultsOfFactor = ({ windows = [], volumeFactors = [] }: BillAccount, cause: CorrectionCause): Warning[] => {
  const factors = volumeFactors.map(asVolumeFactor);
  const named =
    factors[volumeFactors.findIndex(({ factorId }) => factorId === causeOf(cause, 'volumeFactor')?.factorId)];
  return windows.flatMap((fault) => {
    if (!named || fault.kind !== 'fault' || !factorsWithin(fault, factors).includes(named)) return [];
    const { from, to, cubicMetres } = fault;
    return [
      {
        kind: 'faultOfFactor',
        fa: `${faNumber(cubicMetres)} مترمکعب دوران خرابی از ${formatJalaliFa(from)} تا ${formatJalaliFa(to)} همان‌طور که ثبت شده می‌ماند و با این ضریب تبدیل نمی‌شود؛ اگر میانگین است، پس از این تعدیل آن را پس بگیرید و از نو ثبت کنید.`,
        en: `The ${cubicMetres} m³ of the fault period from ${from} until ${to} stay as posted and are not converted by this factor; if they are an average, take them back after this correction and post them anew.`,
        data: { from, to, cubicMetres },
      },
    ];
  });
};

/** What approvers should know about days of an error or a fault: start, method, readings and figure (A2-6, 15.1-1). */
export const windowWarnings = (
  window: ProposedWindow | undefined,
  cause: CorrectionCause,
  account: BillAccount,
): readonly Warning[] => {
  if (window) return [window.kind === 'error' ? errorWarning(window) : faultWarning(window, account)];
  const withdrawn = causeOf(cause, 'faultPeriodWithdrawn');
  const fault = account.windows?.find(({ correctionId }) => correctionId === withdrawn?.faultOf);
  if (fault?.kind !== 'fault') return faultsOfFactor(account, cause);
  const { from, to, cubicMetres } = fault;
  return [
    {
      kind: 'faultPeriodWithdrawn',
      fa: `کنتور سالم بود؛ ${faNumber(cubicMetres)} مترمکعب دوران خرابی از ${formatJalaliFa(from)} تا ${formatJalaliFa(to)} برداشته می‌شود و مصرف ثبت‌شده برمی‌گردد.`,
      en: `The meter was sound; ${cubicMetres} m³ of the fault period from ${from} until ${to} are taken back, and what it recorded counts.`,
      data: { from, to, cubicMetres },
    },
  ];
};
