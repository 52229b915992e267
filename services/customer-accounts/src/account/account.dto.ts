import type { CivilDate } from '@pishkhan/calendar';
import { accountOpened } from '@pishkhan/contracts';
import {
  IsBillId,
  IsCivilDate,
  IsDigits,
  IsId,
  IsLegalId,
  IsMobileNumber,
  IsNationalId,
  IsOneOf,
  IsPart,
  IsPostalCode,
  IsText,
  IsTruth,
  IsWholeNumber,
  PageQuery,
} from '@pishkhan/service-kit';
import { ApiProperty } from '@nestjs/swagger';
import type { MeterCapacity, TariffUse } from './domain/account.messages.ts';

const { use, meterCapacity } = accountOpened.schema.properties;

export class PersonDto {
  @IsNationalId(
    { fa: 'کد ملی؛ شخص حقیقی، این یا `legalId`', en: 'national id (of a natural person); give this or `legalId`' },
    { optional: true, example: '0084575948' },
  )
  nationalId?: string;

  @IsLegalId(
    { fa: 'شناسه ملی؛ شخص حقوقی', en: 'national id of a legal entity' },
    { optional: true, example: '10380284790' },
  )
  legalId?: string;

  @IsTruth(
    {
      fa: 'تأیید شناسه ملی؛ رقم کنترل آن درست نیست (۹.۲)',
      en: 'confirmation of the legal id; its check digit is wrong (9.2)',
    },
    { optional: true },
  )
  confirmLegalId?: boolean;

  @IsText(
    { fa: 'نام و نام خانوادگی، یا نام شخص حقوقی', en: 'full name, or name of the legal entity' },
    { max: 120, example: 'سارا احمدی' },
  )
  fullName!: string;

  @IsMobileNumber(
    { fa: 'شماره همراه برای اطلاع‌رسانی (۹.۳)', en: 'mobile number for notices (9.3)' },
    { example: '09123456789' },
  )
  mobile!: string;
}

export class AddressDto {
  @IsPostalCode({ fa: 'کد پستی (۹.۴)', en: 'postal code (9.4)' }, { example: '1345678901' })
  postalCode!: string;

  @IsText(
    { fa: 'نشانی چنان که نوشته می‌شود', en: 'address as it is written' },
    { max: 400, example: 'تهران، خیابان انقلاب، پلاک ۱' },
  )
  text!: string;
}

/** A signed sales contract as a subscriber affairs officer registers it. */
export class OpenAccountDto {
  @IsDigits(
    {
      fa: 'شماره پرونده، بی صفر آغازین؛ شناسه اشتراک می‌شود',
      en: "file number, without leading zeros; it becomes the account's id",
    },
    { min: 1, max: 8, firstNotZero: true, example: '10203040' },
  )
  fileNumber!: string;

  @IsPart({ fa: 'مشترک', en: 'the subscriber' }, () => PersonDto)
  person!: PersonDto;

  @IsPart({ fa: 'محل مصرف گاز', en: 'where gas is supplied' }, () => AddressDto)
  address!: AddressDto;

  @IsDigits({ fa: 'شماره اشتراک (۹.۶)', en: 'subscription number (9.6)' }, { min: 6, max: 15, example: '062100000101' })
  subscriptionNumber!: string;

  @IsId({ fa: 'اداره گاز شهرستان', en: 'county gas office' }, { example: 'county-1' })
  countyOffice!: string;

  @IsOneOf(
    { fa: 'نوع مصرف بر پایه کد تعرفه (۱۱.۳)', en: 'use by tariff code (11.3)' },
    use.enum as readonly TariffUse[],
    { example: 'household' },
  )
  use!: TariffUse;

  @IsWholeNumber(
    { fa: 'پهنه اقلیمی، ۱ سردترین (۱۱.۳)', en: 'climate zone, 1 the coldest (11.3)' },
    { min: 1, max: 5, example: 1 },
  )
  climateZone!: number;

  @IsWholeNumber({ fa: 'تعداد واحد', en: 'number of dwelling units' }, { min: 1, max: 999, example: 1 })
  dwellingUnits!: number;

  @IsOneOf({ fa: 'ظرفیت کنتور (۱۳.۳)', en: 'meter capacity (13.3)' }, meterCapacity.enum as readonly MeterCapacity[], {
    example: 'G4',
  })
  meterCapacity!: MeterCapacity;

  @IsCivilDate({ fa: 'روز قرارداد', en: 'day of the contract' }, { example: '2024-08-22' })
  openedOn!: CivilDate;

  @IsBillId(
    {
      fa: 'شناسه قبض، چنان که در قرارداد چاپ شده است (۸.۱)',
      en: 'bill id, as printed on the contract where it is (8.1)',
    },
    { optional: true },
  )
  billId?: string;
}

export class OpenedAccountDto {
  @ApiProperty({ type: 'string', example: '10203040' })
  accountId!: string;

  @ApiProperty({ type: 'string', example: '1020304006239' })
  billId!: string;
}

export class AccountQuery extends PageQuery {
  @IsText(
    {
      fa: 'جست‌وجو؛ آغاز واژه‌های نام، یا شماره کامل اشتراک، پرونده یا شناسه قبض',
      en: 'search; beginning of words of the name, or the whole account number, bill id or subscription number',
    },
    { min: 2, max: 80, optional: true },
  )
  search?: string;
}
