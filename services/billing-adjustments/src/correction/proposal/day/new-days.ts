import { Inject, Injectable } from '@nestjs/common';
import type { CivilDate } from '@pishkhan/calendar';
import { Commands, envelopeFor, PLATFORM, type Platform } from '@pishkhan/service-kit';
import { accountShards } from '../../../bill-account/kept-reading/unpriced/domain/account-shards.ts';
import { waitingProposals } from '../waiting/domain/waiting-proposals.ts';

const watch = { actor: { subject: 'day-watch', roles: [] } };

/**
 * A new day changes proposals without an event: a payment deadline passes, a version of a policy begins (11.8-5, 15.2).
 * The first look of a day begins the comparison of all that wait.
 */
@Injectable()
export class NewDays {
  private begun: CivilDate | undefined;

  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** A repeated call of the same day, also by another process, changes nothing. */
  async begin(): Promise<void> {
    const today = this.platform.clock.today();
    if (this.begun === today) return;
    for (const shard of accountShards) {
      const envelope = envelopeFor(watch, {
        key: ['proposals-of-day', shard, today],
        reason: 'a new day',
        businessDate: today,
      });
      await this.commands.execute(
        waitingProposals,
        shard,
        { type: 'BeginComparison', because: 'day', today },
        envelope,
      );
    }
    this.begun = today;
  }
}
