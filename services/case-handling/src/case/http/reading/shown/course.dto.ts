import { ApiProperty } from '@nestjs/swagger';
import { WordsDto } from '../../forms/words.dto.ts';

const words = (description: string) => ApiProperty({ type: () => WordsDto, nullable: true, description });

export class CourseStageDto {
  @ApiProperty({ type: 'string' }) name!: string;
  @ApiProperty({ type: () => WordsDto }) title!: WordsDto;
  @words('who acts there; null while another service works') who!: WordsDto | null;
  @ApiProperty({ type: 'string', enum: ['passed', 'current', 'ahead'], description: 'for this case' }) state!: string;
}
export class CourseEdgeDto {
  @ApiProperty({ type: 'string', description: 'stage' }) from!: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'next stage; null: the case ends' }) to!: string | null;
  @words('answer that leads there, or the outcome') title!: WordsDto | null;
  @ApiProperty({ type: 'boolean', description: 'the case is returned' }) back!: boolean;
}
/** The stages of the kind and the ways between them, with the stages that the case has passed. */
export class CourseDto {
  @ApiProperty({ type: () => CourseStageDto, isArray: true }) stages!: CourseStageDto[];
  @ApiProperty({ type: () => CourseEdgeDto, isArray: true }) edges!: CourseEdgeDto[];
}
