import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { FAULT_LOG, repeatLook, type FaultLog, type RepeatedLook } from '@pishkhan/service-kit';
import { Deadlines } from './deadlines.ts';
import { WATCH_SETTINGS, type WatchSettings } from './settings.ts';

/** Checks the open deadlines periodically while the service runs. Several watches in several processes do no harm. */
@Injectable()
export class DeadlineWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private watch: RepeatedLook | undefined;
  private looks = 0;

  constructor(
    @Inject(Deadlines) private readonly deadlines: Deadlines,
    @Inject(WATCH_SETTINGS) private readonly settings: WatchSettings,
    @Inject(FAULT_LOG) private readonly faults: FaultLog,
  ) {}

  onApplicationBootstrap(): void {
    this.watch = repeatLook(() => this.look(), {
      pauseMs: this.settings.CASE_DEADLINE_WATCH_MS,
      onFault: (error) => this.faults.report(error, 'the deadline watch failed and retries'),
    });
  }

  onModuleDestroy(): Promise<void> | undefined {
    return this.watch?.stop();
  }

  private async look(): Promise<void> {
    if (this.looks++ % this.settings.CASE_RECOUNT_EVERY === 0) await this.deadlines.recount();
    await this.deadlines.tellMissed();
  }
}
