import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Aggregates, mustHold, PLATFORM, type Platform } from '@pishkhan/service-kit';
import { changedPersonMustNotBeForgotten } from './domain/person.rules.ts';
import { person, type PersonState } from './domain/person.ts';
import type { ChangeId, ProposedValues, StoredChange } from './vault/changes/sealed-changes.ts';
import { PersonVault } from './vault/person-vault.ts';
import { SETTINGS, type CustomerAccountsSettings } from './vault/settings.ts';

const HOUR_MS = 3_600_000;

/**
 * Brings the vault to what the events say. A process may stop after the approval was recorded and before the vault has
 * the values, or after the vault has a proposal and before its event: both are finished at the start, the first one
 * also whenever the person is read or changed.
 */
@Injectable()
export class ChangesInVault implements OnApplicationBootstrap {
  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PersonVault) private readonly vault: PersonVault,
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(SETTINGS) private readonly settings: CustomerAccountsSettings,
  ) {}

  /** Called by Nest before the first request. */
  async onApplicationBootstrap(): Promise<void> {
    const open = await this.vault.changes.open();
    for (const [subjectId, changes] of Map.groupBy(open, (change) => change.subjectId)) {
      const state = await this.stateOf(subjectId);
      await this.settle(changes, state);
      for (const change of changes) if (this.isNamedByNoEvent(change, state)) await this.vault.changes.discard(change);
    }
  }

  /**
   * Before the proposal is recorded, so that a recorded proposal always has its values.
   *
   * @throws ProblemException 409 for a forgotten person
   */
  async seal(change: ChangeId, proposed: Omit<ProposedValues, 'sealedAt'>): Promise<void> {
    const sealedAt = this.platform.clock.now().toISOString();
    if (!(await this.vault.changes.seal(change, { ...proposed, sealedAt })))
      mustHold(changedPersonMustNotBeForgotten(undefined));
  }

  /** Applies what was approved and closes what was declined or withdrawn. */
  async finish(subjectId: string): Promise<void> {
    const open = (await this.vault.changes.of(subjectId)).filter(({ state }) => state === 'open');
    if (open.length > 0) await this.settle(open, await this.stateOf(subjectId));
  }

  /** In the order of the decisions, so that the later one of two approved values stays. */
  private async settle(open: readonly StoredChange[], { ended }: PersonState): Promise<void> {
    for (const [changeId, { outcome }] of Object.entries(ended)) {
      const change = open.find((each) => each.changeId === changeId);
      if (!change) continue;
      if (outcome === 'approved') await this.vault.changes.apply(change);
      else await this.vault.changes.close(change);
    }
  }

  /** Another replica may be about to append the event of a part that it sealed just now. */
  private isNamedByNoEvent({ changeId, sealedAt }: StoredChange, { waiting, ended }: PersonState): boolean {
    const isNamed = changeId in ended || waiting.some((change) => change.changeId === changeId);
    const age = this.platform.clock.now().getTime() - Date.parse(sealedAt);
    return !isNamed && (this.settings.PISHKHAN_VAULT === 'embedded' || age > HOUR_MS);
  }

  private async stateOf(subjectId: string): Promise<PersonState> {
    return (await this.aggregates.load(person, subjectId)).state;
  }
}
