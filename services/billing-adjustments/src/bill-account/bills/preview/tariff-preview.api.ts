import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import { isRejection } from '@pishkhan/decider';
import { faNumber, tariffUseTitles, type TariffUse } from '@pishkhan/fields';
import {
  Access,
  Aggregates,
  CommandEnvelope,
  confirmers,
  type Envelope,
  mustHold,
  Operation,
  type Platform,
  PLATFORM,
} from '@pishkhan/service-kit';
import { tariffBook, tariffBookId } from '../../../pricing/tariff/domain/tariff-book.ts';
import { TariffVersionBody } from '../../../pricing/tariff/tariff.dto.ts';
import { withJalaliDay } from '../../../pricing/tariff/tariff.api.ts';
import { billAccount } from '../../domain/bill-account.ts';
import { SampledAccounts } from './sampled-accounts.ts';
import { TariffPreviewDto } from './tariff-preview.dto.ts';
import { previewedBillOf, previewOf, totalsOf, type PreviewedBill } from './tariff-preview.ts';

/** The sample is labelled as one: a preview of all bills is no request of a page. */
const MOST_BILLS = 50;

const howChosen = {
  fa: `آخرین قبض جاری هر اشتراک، حداکثر ${faNumber(MOST_BILLS)} اشتراک با فاصله‌های برابر در شماره‌های اشتراک همه شرکت؛ نمونه است، نه همه قبض‌ها`,
  en: `The last bill in force of each account, at most ${MOST_BILLS} accounts at even distances of all file numbers; a sample, not all bills`,
};

const shown = (bill: PreviewedBill) => ({
  ...bill,
  use: tariffUseTitles[bill.use as TariffUse] ?? { fa: bill.use, en: bill.use },
});
const size = ({ difference }: PreviewedBill): number => Math.abs(difference ?? Infinity);

/** The effect of a tariff before two persons put it in force (11.1, 7.5). Nothing is recorded. */
@ApiTags('tariffs')
@Controller('v1/tariff-versions/previews')
export class TariffPreviewApi {
  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(SampledAccounts) private readonly accounts: SampledAccounts,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Post()
  @HttpCode(200)
  @Access(confirmers)
  @Operation({
    fa: 'محاسبه دوباره نمونه‌ای از قبض‌های صادرشده با نسخه پیشنهادی تعرفه، بدون ثبت چیزی',
    en: 'Rate a sample of issued bills by a proposed tariff, without recording anything (11.1, 7.5)',
  })
  @ApiOkResponse({ type: TariffPreviewDto })
  async previewTariffVersion(
    @Body() { reason = howChosen.en, basedOn: _, ...body }: TariffVersionBody,
    @CommandEnvelope() { actor: { subject, roles }, businessDate }: Envelope,
  ): Promise<TariffPreviewDto> {
    const draft = withJalaliDay(body);
    const { state: book } = await this.aggregates.load(tariffBook, tariffBookId);
    const moment = { today: civilDate(businessDate), at: this.platform.clock.now().toISOString() };
    const proposal = { type: 'ProposeVersion', draft, by: { subject, roles }, reason, ...moment } as const;
    const decision = tariffBook.decide(proposal, book);
    if (isRejection(decision)) mustHold(decision);
    const bills: PreviewedBill[] = [];
    for (const accountId of await this.accounts.chosen(MOST_BILLS)) {
      const bill = previewedBillOf((await this.aggregates.load(billAccount, accountId)).state);
      if (bill) bills.push(previewOf(bill, book, draft));
    }
    const ordered = bills.toSorted((one, other) => size(other) - size(one));
    return TariffPreviewDto.of({ sample: howChosen, totals: totalsOf(bills), bills: ordered.map(shown) });
  }
}
