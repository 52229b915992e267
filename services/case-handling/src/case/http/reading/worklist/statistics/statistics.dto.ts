import { ApiProperty } from '@nestjs/swagger';
import { civilDate, optional } from '@pishkhan/fields';
import { dto } from '@pishkhan/service-kit';
import { WordsDto } from '../../../forms/words.dto.ts';
import { counted, KindChoiceDto } from '../board/board.dto.ts';
import { awaitedNames, partyNames, type Party } from '../board/titles.ts';

const text = (description: string, more: object = {}) => ApiProperty({ type: 'string', description, ...more });
const count = (description: string) => ApiProperty({ type: 'integer', description });
const part = (of: () => new () => object, more: object = {}) => ApiProperty({ type: () => of(), ...more });

export class StatisticsQuery extends dto({
  ...counted,
  from: optional(
    civilDate({ fa: 'از ماه این روز', en: 'the Jalali month of this day is the first; default five months ago' }),
  ),
  to: optional(civilDate({ fa: 'تا ماه این روز', en: 'the Jalali month of this day is the last; default this month' })),
}) {}

/** Working days that cases took, by values that occurred. */
export class DaysTakenDto {
  @count('cases') count!: number;
  @count('half of them took so many working days or fewer') median!: number;
  @count('nine of ten took so many or fewer') ninetieth!: number;
  @count('the longest took so many') longest!: number;
}

/** What happened to a group of cases in a span; a reopened case counts once more from its reopening. */
export class FiguresDto {
  @count('registered or reopened in the span') registered!: number;
  @count('answered in the span: closed, not withdrawn') answered!: number;
  @count('of these: every promise to the applicant was kept') inTime!: number;
  @count('of these: at least one was missed') late!: number;
  @count('of these: never came back to an earlier stage') firstTimeRight!: number;
  @count('how often these came back to an earlier stage in all') timesBack!: number;
  @count('withdrawn in the span; neither in time nor late') withdrawn!: number;
  @count('open at the end of the span') openAtEnd!: number;
  @part(() => DaysTakenDto, {
    nullable: true,
    description: 'working days from registration to closing, of the answered; null without any',
  })
  taken!: DaysTakenDto | null;
  @part(() => DaysTakenDto, {
    nullable: true,
    description: 'working days since registration, of those open at the end; null without any',
  })
  openFor!: DaysTakenDto | null;
}
export class MonthFiguresDto extends FiguresDto {
  @text('Jalali month, `1405-08`') month!: string;
  @text('first day', { format: 'date' }) from!: string;
  @text('last day, today at the latest', { format: 'date' }) to!: string;
}
export class OutcomeCountDto {
  @text('outcome') outcome!: string;
  @part(() => WordsDto) title!: WordsDto;
  @count('ended so in the span') count!: number;
}
export class KindFiguresDto extends FiguresDto {
  @text('kind of case') kind!: string;
  @part(() => WordsDto) title!: WordsDto;
  @part(() => OutcomeCountDto, { isArray: true, description: 'the most frequent first' })
  outcomes!: OutcomeCountDto[];
}
export class OfficeFiguresDto extends FiguresDto {
  @text('counter office that has the case') officeId!: string;
  @text('county office') countyOffice!: string;
}

/** Where the time of a span went, of ended and of open cases. */
export class WaitsDto {
  @count('working days within the span, summed over cases') days!: number;
  @count('of all working days of the span, per mille') share!: number;
  @count('cases still there at the end of the span') there!: number;
  @part(() => DaysTakenDto, { nullable: true, description: 'each whole time that ended in the span; null without any' })
  taken!: DaysTakenDto | null;
}
export class StageWaitsDto extends WaitsDto {
  @text('kind of case') kind!: string;
  @part(() => WordsDto) kindTitle!: WordsDto;
  @text('stage') stage!: string;
  @part(() => WordsDto) title!: WordsDto;
}
export class AwaitedWaitsDto extends WaitsDto {
  @text('role, cause of a pause, or `service`', { enum: awaitedNames }) awaits!: string;
  @part(() => WordsDto) title!: WordsDto;
  @text('whose time it is', { enum: partyNames }) party!: Party;
  @part(() => WordsDto) partyTitle!: WordsDto;
}

export class StatisticsDto {
  @text('day of the count', { format: 'date' }) today!: string;
  @text('first day', { format: 'date' }) from!: string;
  @text('last day, today at the latest', { format: 'date' }) to!: string;
  @ApiProperty({
    type: 'boolean',
    description: 'a day has no published calendar and counts by the weekly rest days (15.4-43)',
  })
  provisional!: boolean;
  @part(() => KindChoiceDto, { isArray: true, description: 'kinds with cases in the span, whichever kind is asked' })
  kindsToChoose!: KindChoiceDto[];
  @part(() => FiguresDto) all!: FiguresDto;
  @part(() => MonthFiguresDto, { isArray: true, description: 'in order' }) months!: MonthFiguresDto[];
  @part(() => KindFiguresDto, { isArray: true, description: 'the most registered first' }) kinds!: KindFiguresDto[];
  @part(() => OfficeFiguresDto, { isArray: true, description: 'in order of their ids, at most 200' })
  offices!: OfficeFiguresDto[];
  @count('offices that `offices` leaves out') officesLeftOut!: number;
  @part(() => StageWaitsDto, { isArray: true, description: 'the most days first' }) stages!: StageWaitsDto[];
  @part(() => AwaitedWaitsDto, { isArray: true, description: 'the most days first' }) awaited!: AwaitedWaitsDto[];
}
