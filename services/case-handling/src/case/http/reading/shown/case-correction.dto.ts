import { ApiProperty } from '@nestjs/swagger';
import { WordsDto } from '../../forms/words.dto.ts';

const text = (description: string, more: object = {}) => ApiProperty({ type: 'string', description, ...more });
const orNull = (description: string) => text(description, { nullable: true });
const yesNo = (description: string) => ApiProperty({ type: 'boolean', description });
const part = (of: () => new () => object, more: object = {}) => ApiProperty({ type: () => of(), ...more });

/** The corrective bill, which `GET /v1/bills/{billNumber}` of billing-adjustments shows to the office of the case. */
export class CorrectiveBillDto {
  @text('number of the bill') billNumber!: string;
  @text('bill id') billId!: string;
  @orNull('payment id; null if nothing is to pay') paymentId!: string | null;
  @ApiProperty({ type: 'integer', description: 'rials to pay' }) payable!: number;
  @text('last day to pay') paymentDeadline!: string;
  @ApiProperty({ type: 'integer', nullable: true, description: 'rials that the next bill asks for instead (8.7)' })
  payableOnNextBill!: number | null;
  @text('path of the bill in billing-adjustments', { example: '/v1/bills/10203040-1405-07-2' }) path!: string;
}

/** A proposal that nobody can sign any more. */
export class OvertakenDto {
  @text('day on which it was found') since!: string;
  @part(() => WordsDto, { description: 'what changed, and what to do' }) says!: WordsDto;
}

/** The last correction that the case requested. */
export class CaseCorrectionDto {
  @text('correction') correctionId!: string;
  @text('state', { enum: ['requested', 'proposed', 'corrected', 'refused'] }) state!: string;
  @text('path of the correction in billing-adjustments') path!: string;
  @part(() => WordsDto, { description: 'result in words; of a rejection, why' }) says!: WordsDto;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'rials over all bills; negative: in favour of the applicant',
  })
  difference!: number | null;
  @part(() => CorrectiveBillDto, { nullable: true, description: 'null: the difference goes to the next bill' })
  correctiveBill!: CorrectiveBillDto | null;
  @yesNo('every payment id of the year is used, so that no corrective bill was issued (8.7)')
  noCorrectiveBill!: boolean;
  @ApiProperty({ type: 'integer', description: 'fee that was given back, rials (A3-5)' }) feeRefunded!: number;
  @part(() => OvertakenDto, {
    nullable: true,
    description: 'set if the proposal must be computed again, because its inputs have changed (11.8)',
  })
  overtaken!: OvertakenDto | null;
}
