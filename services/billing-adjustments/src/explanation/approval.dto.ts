import { ApiProperty } from '@nestjs/swagger';

/** Whose approval a posting stands on (7.5). */
export class ApprovalDto {
  @ApiProperty({ type: 'string', description: 'subject' })
  by!: string;

  @ApiProperty({ type: 'string', enum: ['qualifiedRepresentative', 'headOfSubscriberAffairs'] })
  role!: string;

  @ApiProperty({ type: 'string', description: 'counter office or county office' })
  office!: string;

  @ApiProperty({ type: 'string', required: false, description: 'certificate of the representative' })
  certificateNumber?: string;

  @ApiProperty({ type: 'string', description: 'business day' })
  on!: string;
}
