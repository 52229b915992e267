import { ApiProperty } from '@nestjs/swagger';
import type { CivilDate } from '@pishkhan/calendar';
import { field, IsCivilDate, IsId, IsText, IsTruth } from '@pishkhan/service-kit';

const IsContent = (description: string) =>
  field({
    rule: 'isContent',
    description,
    expected: 'must be an object',
    schema: { type: 'object', additionalProperties: true },
    accepts: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  });

export class PolicyPath {
  @IsId('name of the policy', { example: 'billing' })
  name!: string;
}

export class PolicyQuery {
  @IsCivilDate('day that `inForce` speaks of; today where it is absent', { optional: true })
  on?: CivilDate;
}

export class PolicyVersionBody {
  @IsId('name of the version')
  version!: string;

  @IsCivilDate('first day in force')
  effectiveFrom!: CivilDate;

  @IsTruth('no company has decided it')
  sample!: boolean;

  @IsText('which gap of the sources it settles, and how', { max: 2_000 })
  settles!: string;

  @IsContent('settings, in the shape of the policy')
  content!: Record<string, unknown>;
}

export class PolicyVersionNamed {
  @ApiProperty({ description: 'name of the policy' })
  name!: string;

  @ApiProperty({ description: 'name of the version' })
  version!: string;
}

export class PolicyAnswer {
  @ApiProperty({ description: 'name of the policy' })
  name!: string;

  @ApiProperty({ type: String, nullable: true, description: 'version in force on the day asked for' })
  inForce!: string | null;

  @ApiProperty({ type: PolicyVersionBody, isArray: true, description: 'the earliest first' })
  versions!: PolicyVersionBody[];
}
