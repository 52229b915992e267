/**
 * Writes the two sample versions of the price book from the published table of 1397: one unchanged from 1398-01-16, one
 * from 1404-07-01 with every price per cubic metre and the household averages 15 % higher, rounded half up to the rial;
 * the sample standing charges stay. Run: `node data/tariffs/make-samples.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { PriceTable, TariffVersion } from '@pishkhan/billing-adjustments/tariff';

const file = (name: string): URL => new URL(name, import.meta.url);
export const readTariff = (name: string): TariffVersion =>
  JSON.parse(readFileSync(file(name), 'utf8')) as TariffVersion;

const raised = <Price extends number>(price: Price): Price => Math.floor((price * 115 + 50) / 100) as Price;
const raisedTable = (table: PriceTable): PriceTable => ({
  ...table,
  tiers: table.tiers.map((tier) => ({ ...tier, price: raised(tier.price) })),
});

const raisedNote = {
  fa: 'افزایش ۱۵ درصدی بر همه قیمت‌های هر مترمکعب و بر میانگین قیمت خانگی است، با گرد کردن به نزدیک‌ترین ریال؛ آبونمان نمونه قیمت منتشرشده نیست و تغییر نکرده است.',
  en: 'The 15 % is on every price per m³ and on the household averages, half up to the rial; the sample standing charges are not published prices and stay.',
};

const carriedForward = (published: TariffVersion): TariffVersion => ({
  ...published,
  version: 'sample-1398',
  title: {
    fa: 'تعرفه نمونه از ۱۶ فروردین ۱۳۹۸ (ادامه تعرفه ۱۳۹۷)',
    en: 'Sample: the table of 1397 carried forward from 1398-01-16',
  },
  sample: true,
  source: 'نمونه: جدول منتشرشده ۱۳۹۷ بدون تغییر | Sample: the published table of 1397, unchanged',
  effectiveFrom: '2019-04-05' as TariffVersion['effectiveFrom'],
  effectiveFromJalali: '1398-01-16',
});

const raisedFrom1404 = (published: TariffVersion): TariffVersion => ({
  ...published,
  version: 'sample-1404-07',
  title: { fa: 'تعرفه نمونه از ۱ مهر ۱۴۰۴', en: 'Sample tariff from 1404-07-01' },
  sample: true,
  source:
    'نمونه: جدول منتشرشده ۱۳۹۷ با افزایش ۱۵ درصدی بهای هر مترمکعب؛ آبونمان بدون تغییر | Sample: the published table of 1397 with every price per m³ raised by 15 %, half up to the rial; standing charges as before',
  effectiveFrom: '2025-09-23' as TariffVersion['effectiveFrom'],
  effectiveFromJalali: '1404-07-01',
  uses: published.uses.map((use) => ({ ...use, tables: use.tables.map(raisedTable) })),
  averageHouseholdPrice: Object.fromEntries(
    Object.entries(published.averageHouseholdPrice).map(([season, price]) => [season, raised(price)]),
  ),
  notes: [raisedNote, ...published.notes],
});

/** Maps file names to contents, computed from the published version. */
export const samplesOf = (published: TariffVersion): Record<string, TariffVersion> => ({
  'sample-1398.json': carriedForward(published),
  'sample-1404-07.json': raisedFrom1404(published),
});

const oneLine = (value: unknown): string => JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, ' ');

/** JSON in which every value that fits into a line is on one line. */
export const render = (value: unknown, indent = ''): string => {
  if (value === null || typeof value !== 'object' || oneLine(value).length + indent.length <= 140)
    return oneLine(value);
  const deeper = `${indent}  `;
  const members = Array.isArray(value)
    ? value.map((item) => deeper + render(item, deeper))
    : Object.entries(value).map(([key, item]) => `${deeper}${JSON.stringify(key)}: ${render(item, deeper)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${members.join(',\n')}\n${indent}${close}`;
};

if (import.meta.main) {
  for (const [name, content] of Object.entries(samplesOf(readTariff('1397.json'))))
    writeFileSync(file(name), `${render(content)}\n`);
}
