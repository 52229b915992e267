import { Controller, Get } from '@nestjs/common';

/** For the orchestrator. The desk is ready as soon as it listens: each part of the platform is missed by itself. */
@Controller('health')
export class HealthController {
  @Get('live')
  live(): { status: 'up' } {
    return { status: 'up' };
  }

  @Get('ready')
  ready(): { status: 'up' } {
    return { status: 'up' };
  }
}
