import { Controller, Get, HttpCode, Inject } from '@nestjs/common';
import { refused } from './refusals.ts';
import { IS_READY } from '../tokens.ts';

/**
 * For the orchestrator. The desk is ready when its database responds; each part of the platform is missed by itself.
 */
@Controller('health')
export class HealthController {
  constructor(@Inject(IS_READY) private readonly isReady: () => Promise<boolean>) {}

  @Get('live')
  live(): { status: 'up' } {
    return { status: 'up' };
  }

  /** @throws ProblemException 503 `DeskMustBeReady` */
  @Get('ready')
  @HttpCode(200)
  async ready(): Promise<{ status: 'up' }> {
    if (await this.isReady()) return { status: 'up' };
    throw refused('DeskMustBeReady');
  }
}
