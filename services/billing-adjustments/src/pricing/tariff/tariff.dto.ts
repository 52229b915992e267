import { ApiProperty } from '@nestjs/swagger';
import type { CivilDate } from '@pishkhan/calendar';
import type { Rial } from '@pishkhan/money';
import {
  IsCivilDate,
  IsId,
  IsJalaliDate,
  IsListOf,
  IsPart,
  IsRial,
  IsText,
  IsTruth,
  IsWholeNumber,
  PageQuery,
} from '@pishkhan/service-kit';
import type {
  PriceTable,
  Season,
  StandingCharge,
  TariffVersion,
  Tier,
  Title,
  UsePricing,
} from './domain/tariff-book.messages.ts';
import { IsListOfNames, IsListOfZones, IsMonthDay, IsPriceBySeason, IsUpperBound } from './tariff.fields.ts';

class TitleBody implements Title {
  @IsText('Persian', { max: 500 })
  fa!: string;

  @IsText('English', { max: 500 })
  en!: string;
}

class SeasonBody implements Season {
  @IsId('name that price tables point at')
  name!: string;

  @IsPart('what people call it', () => TitleBody)
  title!: TitleBody;

  @IsMonthDay('first day')
  from!: string;

  @IsMonthDay('last day, included')
  to!: string;
}

class TierBody implements Tier {
  @IsUpperBound('cubic metres per month of 30 days, included; null is the open end')
  upTo!: number | null;

  @IsRial('price of a cubic metre')
  price!: Rial;
}

class PriceTableBody implements PriceTable {
  @IsListOfNames('seasons it is for; absent: all')
  seasons?: string[];

  @IsListOfZones('climate zones it is for; absent: all')
  zones?: number[];

  @IsListOfNames('meter capacities it is for; absent: all')
  capacities?: string[];

  @IsTruth('not published: inferred or guessed', { optional: true })
  illustrative?: boolean;

  @IsText('where it comes from', { max: 1_000, optional: true })
  note?: string;

  @IsListOf('tiers, the lowest first', () => TierBody, { max: 64 })
  tiers!: TierBody[];
}

class UseBody implements UsePricing {
  @IsId('use by tariff code')
  use!: string;

  @IsPart('what people call it', () => TitleBody)
  title!: TitleBody;

  @IsListOf('price tables', () => PriceTableBody, { max: 2_000 })
  tables!: PriceTableBody[];
}

class StandingChargeBody implements StandingCharge {
  @IsId('meter capacity')
  capacity!: string;

  @IsRial('monthly amount')
  monthly!: Rial;
}

export class TariffVersionBody implements TariffVersion {
  @IsId('name of the version')
  version!: string;

  @IsPart('what people call it', () => TitleBody)
  title!: TitleBody;

  @IsTruth('no decree stands behind it')
  sample!: boolean;

  @IsText('where it was published', { max: 1_000 })
  source!: string;

  @IsCivilDate('first day in force')
  effectiveFrom!: CivilDate;

  @IsJalaliDate('first day in force')
  effectiveFromJalali!: string;

  @IsListOf('seasons, every day of the year in exactly one', () => SeasonBody, { max: 24 })
  seasons!: SeasonBody[];

  @IsListOf('uses', () => UseBody, { max: 200 })
  uses!: UseBody[];

  @IsListOf('standing charges by capacity', () => StandingChargeBody, { max: 64 })
  standingCharges!: StandingChargeBody[];

  @IsTruth('no amounts were published')
  standingChargesAreSample!: boolean;

  @IsWholeNumber('rural gas-supply levy in hundredths of a per cent of the gas price', { min: 0, max: 10_000 })
  levyBasisPoints!: number;

  @IsWholeNumber('value added tax in hundredths of a per cent', { min: 0, max: 10_000 })
  vatBasisPoints!: number;

  @IsTruth('tier bounds are multiplied by the dwelling units on the meter')
  boundsTimesDwellingUnits!: boolean;

  @IsPriceBySeason('average household price by season')
  averageHouseholdPrice!: Record<string, Rial>;

  @IsListOf('notes', () => TitleBody, { max: 50 })
  notes!: TitleBody[];
}

export class TariffQuery extends PageQuery {
  @IsCivilDate('only the version in force on this day', { optional: true })
  on?: CivilDate;
}

export class TariffVersionNamed {
  @ApiProperty({ description: 'name of the version' })
  version!: string;
}

export class TariffPage {
  @ApiProperty({ type: TariffVersionBody, isArray: true })
  items!: TariffVersionBody[];

  @ApiProperty({ type: String, nullable: true, description: 'opaque; give it back as `?cursor=`' })
  next!: string | null;
}
