import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import type { Reach } from '@pishkhan/roles';
import {
  Access,
  Aggregates,
  CommandEnvelope,
  Commands,
  Granted,
  Operation,
  type Envelope,
} from '@pishkhan/service-kit';
import { MeterPlaces } from '../../../copies/meter-places.ts';
import { readingPolicy } from '../../../review/policy/domain/reading-policy.ts';
import { meter } from '../../domain/meter.ts';
import { registersOfType } from '../../domain/recording/registers/meter-types.policy.ts';
import { MeterPath } from '../../installing/meter.dto.ts';
import { RegisterSetBody, RegisterSetDto } from './registers.dto.ts';

@Controller('v1/meters')
export class RegisterSetApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(MeterPlaces) private readonly places: MeterPlaces,
  ) {}

  @Post(':meterId/register-set')
  @Access({ connectionsUnit: 'ownCounty' })
  @Operation({
    fa: 'ثبت نوع کنتوری که چند شمارنده دارد، با رقم نصب هر شمارنده؛ پیش از نخستین قرائت',
    en: 'Record the type of a meter with several registers, with the index of each at installation; before the first reading (C3-1)',
  })
  @ApiCreatedResponse({ type: RegisterSetDto })
  async assign(
    @Param() path: MeterPath,
    @Body() { meterType, registers: opening }: RegisterSetBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<RegisterSetDto> {
    const { meterId, installedOn } = await this.places.meterWithin(reach, path.meterId);
    const { state } = await this.aggregates.load(readingPolicy, 'meter-types');
    const { version = '', registers = [] } = registersOfType(state, meterType, installedOn) ?? {};
    const command = { type: 'AssignRegisterSet', meterType, policyVersion: version, registers, opening } as const;
    await this.commands.execute(meter, meterId, command, { ...envelope, businessDate: installedOn });
    return { meterId, meterType };
  }
}
