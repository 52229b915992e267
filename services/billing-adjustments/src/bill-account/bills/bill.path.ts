import { IsDigits, IsText } from '@pishkhan/service-kit';

export class AccountPath {
  @IsDigits('account: its file number', { min: 1, max: 8, example: '10203040' })
  accountId!: string;
}

export class BillPath {
  @IsText('number of the bill', { max: 40, example: '10203040-1405-07-1' })
  billNumber!: string;
}
