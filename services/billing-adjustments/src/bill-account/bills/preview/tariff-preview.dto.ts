import { listOf, nullable, part, plain } from '@pishkhan/fields';
import { dto } from '@pishkhan/service-kit';

class TextDto extends dto({ fa: plain.text('Persian'), en: plain.text('English') }) {}

class PreviewedChargesDto extends dto({
  gasPrice: plain.amount('gas price, rials'),
  standingCharge: plain.amount('standing charge, rials'),
  levy: plain.amount('rural gas-supply levy, rials'),
  vat: plain.amount('value added tax, rials'),
  total: plain.amount('sum of the lines, rials'),
}) {}

class PreviewedBillDto extends dto({
  use: part(TextDto, 'use of the gas'),
  climateZone: plain.whole('climate zone'),
  dwellingUnits: plain.whole('dwelling units'),
  meterCapacity: plain.text('capacity of the meter'),
  periodFrom: plain.day('first day of the period'),
  periodTo: plain.day('first day after the period'),
  consumption: plain.text('cubic metres'),
  isOfItsDays: plain.truth('false: priced as if the version had been in force on the days of the bill'),
  before: part(PreviewedChargesDto, 'as in force'),
  after: nullable(part(PreviewedChargesDto, 'by the version; null if it has no price for the bill')),
  difference: nullable(plain.amount('rials; negative is less')),
}) {}

class PreviewTotalsDto extends dto({
  bills: plain.whole('bills of the sample'),
  higher: plain.whole('bills that would be higher'),
  lower: plain.whole('bills that would be lower'),
  notPriced: plain.whole('bills without a price in the version'),
  before: plain.amount('sum of the priced bills, rials'),
  after: plain.amount('their sum by the version, rials'),
  difference: plain.amount('rials; negative is less'),
}) {}

export class TariffPreviewDto extends dto({
  sample: part(TextDto, 'how the bills were chosen'),
  totals: part(PreviewTotalsDto, 'over the sample'),
  bills: listOf(PreviewedBillDto, 'without account and number; the greatest difference first'),
}) {}
