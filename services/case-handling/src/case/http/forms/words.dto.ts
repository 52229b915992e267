import { ApiProperty } from '@nestjs/swagger';

export class WordsDto {
  @ApiProperty({ type: 'string', description: 'Persian' }) fa!: string;
  @ApiProperty({ type: 'string', description: 'English' }) en!: string;
}
