import { ApiProperty } from '@nestjs/swagger';

const text = (description: string) => ApiProperty({ type: 'string', description });

/** The person as whoever serves a subscriber may see it: the id is masked. */
export class CardPersonDto {
  @text('full name')
  fullName!: string;

  @text('last four digits of the national id')
  idEnding!: string;

  @text('mobile number, E.164')
  mobile!: string;
}

export class CardAddressDto {
  @text('postal code')
  postalCode!: string;

  @text('address as it is written')
  text!: string;
}

export class SubscriberCardDto {
  @text('account')
  accountId!: string;

  @text('subject id of the person')
  subscriberId!: string;

  @ApiProperty({ type: () => CardPersonDto, nullable: true, description: 'null when the person was forgotten' })
  person!: CardPersonDto | null;

  @ApiProperty({ type: () => CardAddressDto, nullable: true })
  address!: CardAddressDto | null;

  @text('subscription number')
  subscriptionNumber!: string;

  @text('file number')
  fileNumber!: string;

  @text('bill id')
  billId!: string;

  @text('county gas office')
  countyOffice!: string;

  @text('use by tariff code')
  use!: string;

  @ApiProperty({ type: 'integer' })
  climateZone!: number;

  @ApiProperty({ type: 'integer' })
  dwellingUnits!: number;

  @text('meter capacity')
  meterCapacity!: string;

  @text('day of the contract')
  openedOn!: string;
}

export class SubscriberCardPage {
  @ApiProperty({ type: () => SubscriberCardDto, isArray: true })
  items!: SubscriberCardDto[];

  @ApiProperty({ type: 'string', nullable: true, description: 'cursor of the next page' })
  next!: string | null;
}
