import { choice, listOf, nullable, optional, part, plain, sha256 } from '@pishkhan/fields';
import { dto, pageOf, paging } from '@pishkhan/service-kit';
import { ruleTitles } from '../../../rule-titles.ts';
import { titleOf } from '../rule-title.ts';
import { columnTitles, fileStateTitles, outcomeTitles, WordsDto } from './views/payment-file.words.ts';
import { fileStates, type PaymentFileDocument } from './views/payment-files.view.ts';
import { rowOutcomes, type PaymentRowDocument } from './views/rows-of-payment-file.view.ts';

export class PaymentFilePath extends dto({ fileId: sha256({ fa: 'شناسه فایل', en: 'payment file' }) }) {}

export class PaymentFileQuery extends dto({
  ...paging,
  outcome: optional(
    choice({ fa: 'نتیجه سطر', en: 'only rows with this outcome' }, rowOutcomes, { titles: outcomeTitles }),
  ),
}) {}

class SumDto extends dto({
  rows: plain.whole('number of rows'),
  amount: plain.amount('sum of the readable amounts, rial'),
}) {}

class TotalsDto extends dto({
  posted: part(SumDto, 'payments of an account'),
  repeated: part(SumDto, 'payments that another row, file or request reported before'),
  unidentified: part(SumDto, 'payments that wait for a person'),
  malformed: part(SumDto, 'rows that cannot be read'),
}) {}

const summary = {
  fileId: plain.text('SHA-256 of channel and content'),
  channel: plain.text('bank or other channel'),
  state: plain.choice(
    'arriving: not complete; taking: its rows become payments; taken: all rows have a result',
    fileStates,
  ),
  stateTitle: part(WordsDto, 'the state in words'),
  rows: plain.whole('rows of the file'),
  totals: part(TotalsDto, 'their sum is the number of rows once the state is taken'),
  deliveries: plain.whole('deliveries that brought something'),
  receivedAt: plain.instant('instant of the first delivery'),
};

export class PaymentFileDto extends dto(summary) {
  static ofDocument(file: PaymentFileDocument): PaymentFileDto {
    return PaymentFileDto.of({ ...file, stateTitle: WordsDto.of(fileStateTitles[file.state]) });
  }
}
export class PaymentFilePage extends pageOf(PaymentFileDto) {}

export class PaymentFileRowDto extends dto({
  line: plain.whole('line of the file; the header is line 1'),
  outcome: plain.choice('what the row brought', rowOutcomes, { titles: outcomeTitles }),
  outcomeTitle: part(WordsDto, 'the outcome in words'),
  billId: optional(plain.text('bill id')),
  paymentId: optional(plain.text('payment id')),
  amount: optional(plain.amount('amount, rial')),
  paidOn: optional(plain.day('day of payment')),
  receiptNumber: optional(plain.text('number of the receipt')),
  accountId: optional(plain.text('account of the payment')),
  unidentifiedPaymentId: optional(plain.text('unidentified payment')),
  repeatsLine: optional(plain.whole('earlier line with the same payment')),
  rule: optional(plain.text('name of the rule that a malformed row breaks')),
  message: optional(plain.text('title of the rule, by Accept-Language')),
  says: optional(part(WordsDto, 'title of the rule, in both languages')),
  field: optional(plain.text('column')),
  fieldTitle: optional(part(WordsDto, 'the column in words')),
  data: optional(plain.record('values that the rule compared')),
}) {
  static ofDocument(row: PaymentRowDocument): PaymentFileRowDto {
    const says = row.rule === undefined ? undefined : ruleTitles[row.rule];
    const fieldTitle = columnTitles[row.field as keyof typeof columnTitles] as
      | (typeof columnTitles)['amount']
      | undefined;
    return PaymentFileRowDto.of({
      ...row,
      outcomeTitle: WordsDto.of(outcomeTitles[row.outcome]),
      ...(row.rule !== undefined && { message: titleOf(row.rule) }),
      ...(says && { says: WordsDto.of(says) }),
      ...(fieldTitle && { fieldTitle: WordsDto.of(fieldTitle) }),
    });
  }
}

/** A file with a page of its rows. */
export class PaymentFileWithRowsDto extends dto({
  ...summary,
  items: listOf(PaymentFileRowDto, 'rows in the order of the file'),
  next: nullable(plain.text('cursor of the next page of rows')),
}) {
  static ofDocuments(
    file: PaymentFileDocument,
    { items, next }: { readonly items: readonly PaymentRowDocument[]; readonly next: string | null },
  ): PaymentFileWithRowsDto {
    const { stateTitle } = PaymentFileDto.ofDocument(file);
    return PaymentFileWithRowsDto.of({ ...file, stateTitle, items: items.map(PaymentFileRowDto.ofDocument), next });
  }
}

export class PaymentFileReceiptDto extends dto({
  fileId: plain.text('SHA-256 of channel and content; the rows become payments in the background'),
  location: plain.text('address of the file'),
  arrivedBefore: plain.truth('the same file arrived before: nothing is posted twice'),
}) {}
