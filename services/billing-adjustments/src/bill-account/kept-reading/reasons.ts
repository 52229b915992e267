import type { Text } from '@pishkhan/fields';

const reasons: Readonly<Record<string, Text>> = {
  account: { fa: 'اشتراک هنوز به صدور قبض نرسیده است', en: 'The account has not arrived in billing' },
  meter: {
    fa: 'نصب یا تعویض کنتور هنوز به صدور قبض نرسیده است',
    en: 'The installation or the exchange of the meter has not arrived in billing',
  },
  otherMeter: {
    fa: 'برای این اشتراک کنتور دیگری هم ثبت شده است؛ واحد انشعابات یکی از دو کنتور را از اشتراک برمی‌دارد',
    en: 'Another meter is registered for the account too; the connections unit takes one of the two off',
  },
  policy: { fa: 'ضابطه صدور قبض برای این روز منتشر نشده است', en: 'No billing policy is published for its day' },
  estimateCorrection: {
    fa: 'رقم کنتور از برآورد پیش از آن کمتر است؛ قبض برآوردی باید تعدیل شود',
    en: 'The meter shows less than the estimate before; the estimated bill is to be corrected',
  },
  correctedIndex: {
    fa: 'رقم این قرائت از رقم اصلاح‌شده پیش از آن کمتر است؛ یکی از دو رقم باید اصلاح شود',
    en: 'The index is below the corrected one before it; one of the two is to be corrected',
  },
  correctedDay: {
    fa: 'روز این قرائت پس از روز اصلاح‌شده قرائت پیش از آن نیست؛ یکی از دو روز باید اصلاح شود',
    en: 'Its day is not after the corrected day of the reading before; one of the two is to be corrected',
  },
  laterReading: {
    fa: 'کنتور پس از روز تعویض یا برداشتن هم خوانده شده است؛ روز یا رقم آن قرائت باید اصلاح شود',
    en: 'The meter was read after the day of its exchange or removal; that reading is to be corrected',
  },
  laterEstimates: {
    fa: 'تعویض یا برداشتن کنتور پس از صدور قبض‌های برآوردی ثبت شد؛ سامانه اصلاح آن قبض‌ها را پیشنهاد کرده است و با تأیید آن ثبت می‌شود',
    en: 'The exchange or removal was entered after bills with estimates of later days; the system has proposed their correction, and it counts once that is approved',
  },
  lateExchange: {
    fa: 'تعویض این کنتور دیر ثبت شده است؛ پس از تأیید اصلاح قبض‌های برآوردی، قبض این قرائت صادر می‌شود',
    en: 'The exchange of this meter was entered late; the reading is billed once the correction of the estimated bills is approved',
  },
  earlierReading: { fa: 'قرائت پیش از آن هنوز قبض نشده است', en: 'An earlier reading is not billed yet' },
};

/** Every other reason is a rule of rating: a price is missing for the days. */
export const reasonWhyKept = (waitsFor: string): Text =>
  reasons[waitsFor] ?? {
    fa: 'تعرفه روزهای این دوره منتشر نشده است یا آن را نمی‌پوشاند',
    en: 'No published tariff covers the days of the period',
  };
