import { Inject, Injectable } from '@nestjs/common';
import type { Platform, ServiceDefinition } from '../../definition.ts';
import type { HealthPart } from '../../running/health/health.ts';
import { DEFINITION, PARTS, PLATFORM } from '../../running/tokens.ts';
import { examined } from './check.ts';
import { fileChecks } from './checks/files.ts';
import { partChecks } from './checks/parts.ts';
import { stateChecks } from './checks/states.ts';
import type { ExaminationDto } from './examination.dto.ts';
import { ServiceStates } from './service-states.ts';

/** Everything that a running service can examine in itself without holding up its work. */
@Injectable()
export class Examination {
  constructor(
    @Inject(DEFINITION) private readonly definition: ServiceDefinition,
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(PARTS) private readonly parts: readonly HealthPart[],
    @Inject(ServiceStates) private readonly states: ServiceStates,
  ) {}

  async now(): Promise<ExaminationDto> {
    const { definition, platform, parts, states } = this;
    const checks = [...partChecks({ definition, platform, parts }), ...stateChecks(states), ...fileChecks(platform)];
    return {
      service: definition.title,
      examinedAt: platform.clock.now().toISOString(),
      checks: await Promise.all(checks.map(examined)),
    };
  }
}
