import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { FAULT_LOG, type FaultLog } from '@pishkhan/service-kit';
import { Deadlines } from './deadlines.ts';
import { WATCH_SETTINGS, type WatchSettings } from './settings.ts';

/** Checks the open deadlines periodically while the service runs. Several watches in several processes do no harm. */
@Injectable()
export class DeadlineWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private looks = 0;
  private stopped = false;

  constructor(
    @Inject(Deadlines) private readonly deadlines: Deadlines,
    @Inject(WATCH_SETTINGS) private readonly settings: WatchSettings,
    @Inject(FAULT_LOG) private readonly faults: FaultLog,
  ) {}

  onApplicationBootstrap(): void {
    this.lookLater();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  private lookLater(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.looking = this.look().finally(() => this.lookLater());
    }, this.settings.CASE_DEADLINE_WATCH_MS).unref();
  }

  private async look(): Promise<void> {
    try {
      if (this.looks++ % this.settings.CASE_RECOUNT_EVERY === 0) await this.deadlines.recount();
      await this.deadlines.tellMissed();
    } catch (error) {
      this.faults.report(error, 'the deadline watch failed and retries');
    }
  }
}
