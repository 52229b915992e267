import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { FAULT_LOG, repeatLook, type FaultLog, type RepeatedLook } from '@pishkhan/service-kit';
import { NewDays } from './new-days.ts';
import { DAY_SETTINGS, type DaySettings } from './settings.ts';

/** Looks at the business day while the service runs. Several watches in several processes do no harm. */
@Injectable()
export class DayWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private watch: RepeatedLook | undefined;

  constructor(
    @Inject(NewDays) private readonly newDays: NewDays,
    @Inject(DAY_SETTINGS) private readonly settings: DaySettings,
    @Inject(FAULT_LOG) private readonly faults: FaultLog,
  ) {}

  onApplicationBootstrap(): void {
    this.watch = repeatLook(() => this.newDays.begin(), {
      pauseMs: this.settings.BILLING_DAY_WATCH_MS,
      onFault: (error) => this.faults.report(error, 'the day watch failed and retries'),
    });
  }

  onModuleDestroy(): Promise<void> | undefined {
    return this.watch?.stop();
  }
}
