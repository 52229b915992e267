import { defineView, type View } from '@pishkhan/views';
import mongoose from 'mongoose';
import type { TariffEvent, TariffVersion } from '../domain/tariff-book.messages.ts';

export type TariffInForce = TariffVersion & {
  readonly _id: string;
  /** The version that was published in its place; it is in force on no day. */
  readonly replacedBy?: string;
};

/** One document per version. */
export const tariffsInForce: View<TariffInForce> = defineView<TariffInForce>({
  name: 'tariffs-in-force',
  version: 1,
  question:
    'Which tariff versions are published, and which is in force on a day? For whoever explains or disputes a price.',
  from: { categories: ['tariff-book'] },
  schema: new mongoose.Schema(
    { _id: String, effectiveFrom: String, replacedBy: String },
    { strict: false, versionKey: false },
  ).index({
    effectiveFrom: 1,
  }),
  keysOf: (fact) => {
    const { version, replaces } = (fact as unknown as TariffEvent).data;
    return replaces === undefined ? [version] : [version, replaces];
  },
  apply: (document, fact, key) => {
    const event = fact as unknown as TariffEvent;
    switch (event.type) {
      case 'TariffVersionPublished':
        return document && key === event.data.replaces
          ? { ...document, replacedBy: event.data.version }
          : { ...event.data, _id: key };
    }
  },
});
