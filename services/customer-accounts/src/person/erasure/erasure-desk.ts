import { Inject, Injectable } from '@nestjs/common';
import type { ErasureRefusal } from '@pishkhan/contracts';
import { derivedId } from '@pishkhan/identifiers';
import type { CivilDate } from '@pishkhan/calendar';
import { Aggregates, Commands, Reads } from '@pishkhan/service-kit';
import { subscriberCard, type SubscriberCard } from '../../account/views/subscriber-card.view.ts';
import { billingOfAccount } from '../../copies/billing-of-account.view.ts';
import { meterOfAccount } from '../../copies/meter-of-account.view.ts';
import { openCasesOfAccount } from '../../copies/open-cases-of-account.view.ts';
import { staffMember, staffMemberId } from '../../look-ups/staff/domain/staff-member.ts';
import { by, type Sent } from '../person-change-desk.ts';
import { RETENTION, retentionOn, type Retention } from '../retention/domain/person-policies.ts';
import { personPolicy } from '../retention/domain/person-policy.ts';
import { PersonVault } from '../vault/person-vault.ts';
import type { AccountStanding } from './domain/erasure.messages.ts';
import { erasure } from './domain/erasure.ts';
import type { ErasureBody } from './erasure.dto.ts';
import { erasingServices } from './erasing-services.ts';

/** Requests and decides erasures of persons (A6). */
@Injectable()
export class ErasureDesk {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PersonVault) private readonly vault: PersonVault,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  /** @returns Id of the erasure */
  async request({ subscriberId, accountId, countyOffice }: SubscriberCard, body: ErasureBody, sent: Sent) {
    const erasureId = derivedId('erasure', subscriberId, sent.envelope.commandId);
    const { ground, letterNumber: number, letterIssuedOn: issuedOn } = body;
    await this.commands.execute(
      erasure,
      subscriberId,
      {
        type: 'RequestErasure',
        erasureId,
        subscriberId,
        accountId,
        countyOffice,
        ground,
        letter: { number, issuedOn },
        standings: await this.standingsOf(subscriberId),
        ...(await this.retention(by(sent).today)),
        ...by(sent),
      },
      sent.envelope,
    );
    return erasureId;
  }

  /** The event is an order: reactions destroy the keys, here and in the other services. */
  async confirm({ subscriberId, accountId }: SubscriberCard, erasureId: string, sent: Sent): Promise<void> {
    const [standings, found, { state: staff }] = await Promise.all([
      this.standingsOf(subscriberId),
      this.vault.find(subscriberId, accountId),
      this.aggregates.load(staffMember, staffMemberId(sent.actor.subject)),
    ]);
    await this.commands.execute(
      erasure,
      subscriberId,
      {
        type: 'ConfirmErasure',
        erasureId,
        accountId,
        standings,
        ...(await this.retention(by(sent).today)),
        services: erasingServices,
        ...(found && { holder: this.vault.markOf(found.person.identity) }),
        ...(staff.registered && { identities: staff.registered }),
        ...by(sent),
      },
      sent.envelope,
    );
  }

  async decline(
    { subscriberId, accountId }: SubscriberCard,
    { erasureId, because }: { readonly erasureId: string; readonly because: ErasureRefusal },
    sent: Sent,
  ): Promise<void> {
    const command = { type: 'DeclineErasure', erasureId, accountId, because, ...by(sent) } as const;
    await this.commands.execute(erasure, subscriberId, command, sent.envelope);
  }

  private async retention(today: CivilDate): Promise<{ readonly retention?: Retention }> {
    const retention = retentionOn((await this.aggregates.load(personPolicy, RETENTION)).state, today);
    return retention ? { retention } : {};
  }

  /** What the copies of other services say about every account of the person. */
  private async standingsOf(subscriberId: string): Promise<AccountStanding[]> {
    await this.reads.upToDate(subscriberCard);
    const accounts = await this.reads.model(subscriberCard).find({ subscriberId }, { _id: 1 }).sort({ _id: 1 }).lean();
    return Promise.all(
      accounts.map(async ({ _id: accountId }): Promise<AccountStanding> => {
        const [billing, meter, cases] = await Promise.all([
          this.reads.find(billingOfAccount, accountId),
          this.reads.find(meterOfAccount, accountId),
          this.reads.find(openCasesOfAccount, accountId),
        ]);
        const lastBillOn = billing?.lastBills[0]?.issuedOn;
        return {
          accountId,
          owed: billing?.owed ?? 0,
          openCases: (cases?.openCases ?? []).map(({ caseId }) => caseId),
          ...(meter && { meterId: meter.meterId }),
          ...(lastBillOn !== undefined && { lastBillOn }),
        };
      }),
    );
  }
}
