import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  CommandEnvelope,
  ConsumesCsv,
  currentRequest,
  Granted,
  type Envelope,
  mustBeWithin,
  Operation,
  PageQuery,
  Reads,
  Access,
} from '@pishkhan/service-kit';
import { onlyChannelOf, type Reach } from '@pishkhan/roles';
import { paymentFileMustExist } from './domain/payment-file.rules.ts';
import {
  PaymentFileDto,
  PaymentFilePage,
  PaymentFilePath,
  PaymentFileQuery,
  PaymentFileReceiptDto,
  PaymentFileWithRowsDto,
} from './payment-file.dto.ts';
import { PaymentFiles } from './rows/payment-files.ts';
import { paymentFiles } from './views/payment-files.view.ts';
import { rowsOfPaymentFile } from './views/rows-of-payment-file.view.ts';

@ApiTags('payments')
@Controller('v1/payment-files')
export class PaymentFileApi {
  constructor(
    @Inject(PaymentFiles) private readonly files: PaymentFiles,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Post()
  @HttpCode(202)
  @Access({ paymentChannel: 'ownMatter' })
  @ConsumesCsv(
    'columns bill_id,payment_id,amount,paid_on,receipt in any order, separated by comma, semicolon or tab; amounts in rial, days Jalali or ISO, in any digits; UTF-8, UTF-16 with its mark, or the charset of the header; at most 20,000 rows',
  )
  @Operation({
    fa: 'تحویل فایل پرداخت؛ هر پرداخت یک بار ثبت می‌شود، سطرهای نادرست با شماره سطر و ستون نام برده می‌شوند و وجهی که اشتراک یا روز آن نامعلوم است در فهرست وجوه نامشخص می‌ماند',
    en: 'Deliver a payment file (8.7); each payment counts once, malformed rows are named by line and column, and money whose account or day is doubted becomes an unidentified payment',
  })
  @ApiAcceptedResponse({ type: PaymentFileReceiptDto })
  async receive(@Body() csv: string, @CommandEnvelope() envelope: Envelope): Promise<PaymentFileReceiptDto> {
    const { fileId, arrivedBefore } = await this.files.receive(csv, envelope);
    const location = `/v1/payment-files/${fileId}`;
    currentRequest()?.answerHeaders.set('Location', location);
    return PaymentFileReceiptDto.of({ fileId, location, arrivedBefore });
  }

  @Get()
  @Access({ paymentChannel: 'ownMatter', receivablesOfficer: 'company', auditor: 'company' })
  @Operation({
    fa: 'فایل‌های پرداخت با وضعیت و جمع‌ها، تازه‌ترین در آغاز؛ درگاه پرداخت فایل‌های خود را می‌بیند',
    en: 'Payment files with state and totals, the latest first; a channel sees its own',
  })
  @ApiOkResponse({ type: PaymentFilePage })
  async list(@Query() { cursor, limit }: PageQuery, @Granted() reach: Reach): Promise<PaymentFilePage> {
    const channel = onlyChannelOf(reach);
    const page = await this.reads.page(paymentFiles, {
      filter: channel === undefined ? {} : { channel },
      orderBy: 'receivedAt',
      descending: true,
      cursor,
      limit,
    });
    return PaymentFilePage.of({ ...page, items: page.items.map((file) => PaymentFileDto.ofDocument(file)) });
  }

  @Get(':fileId')
  @Access({ paymentChannel: 'ownMatter', receivablesOfficer: 'company', auditor: 'company' })
  @Operation({
    fa: 'یک فایل پرداخت با وضعیت، جمع‌ها و نتیجه سطرها',
    en: 'One payment file with its state, totals and the results of its rows',
  })
  @ApiOkResponse({ type: PaymentFileWithRowsDto })
  async one(
    @Param() { fileId }: PaymentFilePath,
    @Query() { cursor, limit, outcome }: PaymentFileQuery,
    @Granted() reach: Reach,
  ): Promise<PaymentFileWithRowsDto> {
    const file = await this.reads.one(paymentFiles, fileId, paymentFileMustExist.rule);
    mustBeWithin(reach, { channel: file.channel }, paymentFileMustExist.rule, fileId);
    const filter = { fileId, ...(outcome !== undefined && { outcome }) };
    const state = file.state === 'taken' && (await this.hasWaitingRows(fileId)) ? 'taking' : file.state;
    const rows = await this.reads.page(rowsOfPaymentFile, { filter, orderBy: 'line', cursor, limit });
    return PaymentFileWithRowsDto.ofDocuments({ ...file, state }, rows);
  }

  /** The view of the rows may be behind that of the files. */
  private async hasWaitingRows(fileId: string): Promise<boolean> {
    const filter = { fileId, outcome: 'waiting' as const };
    const { items } = await this.reads.page(rowsOfPaymentFile, { filter, orderBy: 'line', limit: 1 });
    return items.length > 0;
  }
}
