import { exchangeReasonTitles } from '@pishkhan/contracts';
import type { Text } from '@pishkhan/fields';
import type { Absence } from '../../domain/exchanging/exchange.messages.ts';

/** Why a connection has no meter, in words (11.4, A12-2, B6-8). */
export const absenceTitles = {
  removed: { fa: 'برداشته‌شده، بدون کنتور', en: 'taken off, no meter' },
  cut: { fa: 'قطع گاز و جمع‌آوری کنتور', en: 'gas cut, meter taken away' },
  lost: { fa: 'مفقود یا سرقت‌شده', en: 'lost or stolen' },
} as const satisfies Readonly<Record<Absence, Text>>;

/** Why a meter left its connection: the reason of an exchange, or the name of the absence. */
export const takenOffTitles = { ...exchangeReasonTitles, ...absenceTitles } as const;

/** A day of a connection has one meter or a named absence. */
export const connectionStateTitles = {
  measured: { fa: 'کنتور', en: 'meter' },
  notYetInstalled: { fa: 'هنوز کنتوری نصب نشده', en: 'no meter installed yet' },
  ...absenceTitles,
} as const;
