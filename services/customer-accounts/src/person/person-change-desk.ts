import { Inject, Injectable } from '@nestjs/common';
import { civilDate, type CivilDate } from '@pishkhan/calendar';
import { isRejection } from '@pishkhan/decider';
import { derivedId } from '@pishkhan/identifiers';
import { Aggregates, Commands, invalid, type Envelope, type SignedInActor } from '@pishkhan/service-kit';
import { account } from '../account/domain/account.ts';
import type { SubscriberCard } from '../account/views/subscriber-card.view.ts';
import { staffMember, staffMemberId } from '../look-ups/staff/domain/staff-member.ts';
import { ChangesInVault } from './changes-in-vault.ts';
import type {
  ApprovePersonChange,
  Employee,
  PersonCommand,
  PersonField,
  ProposePersonChange,
} from './domain/person.messages.ts';
import { person } from './domain/person.ts';
import type { PersonChangeBody } from './person-change.dto.ts';
import type { PersonValues } from './vault/changes/sealed-changes.ts';
import { PersonVault } from './vault/person-vault.ts';

/** A command of a person at a counter or in a county office. */
export interface Sent {
  readonly actor: SignedInActor;
  readonly envelope: Envelope;
}

/** Proposes and decides changes of names and mobile numbers (A11, N8). */
@Injectable()
export class PersonChangeDesk {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PersonVault) private readonly vault: PersonVault,
    @Inject(ChangesInVault) private readonly changes: ChangesInVault,
  ) {}

  /** @returns Id of the change */
  async propose(
    card: SubscriberCard,
    owed: number,
    body: PersonChangeBody,
    { actor, envelope }: Sent,
  ): Promise<string> {
    const { subscriberId: subjectId, accountId, countyOffice } = card;
    const changeId = derivedId('person-change', subjectId, envelope.commandId);
    const values = valuesOf(body);
    await this.changes.finish(subjectId);
    const { documentNumber, document: kind, documentIssuedOn: issuedOn, checkedBy, personVersion } = body;
    const proposal = {
      type: 'ProposePersonChange',
      changeId,
      subscriberId: subjectId,
      accountId,
      countyOffice,
      fields: Object.keys(values) as PersonField[],
      document: { kind, issuedOn },
      ...(checkedBy !== undefined && { checkedBy }),
      ...(personVersion !== undefined && { personVersion }),
      owed,
      ...by({ actor, envelope }),
    } as const;
    await this.commands.execute(
      person,
      subjectId,
      async (state) => {
        const command: ProposePersonChange = { ...proposal, same: await this.sameAs(card, values) };
        // A refused attempt removes nothing: another attempt of the same request may have recorded the proposal.
        if (!isRejection(person.decide(command, state)))
          await this.changes.seal({ subjectId, changeId }, { values, documentNumber });
        return command;
      },
      envelope,
    );
    return changeId;
  }

  /** The event is recorded before the vault is changed; a crash between both is repaired. */
  async approve(card: SubscriberCard, { personVersion, ...change }: Approving, sent: Sent): Promise<void> {
    const { accountId, subscriberId } = card;
    const [found, history, { state: staff }] = await Promise.all([
      this.vault.find(subscriberId, accountId),
      this.aggregates.history(account, accountId),
      this.aggregates.load(staffMember, staffMemberId(sent.actor.subject)),
    ]);
    const registeredBy = history.find(({ type }) => type === 'AccountOpened')?.metadata.actor.subject;
    await this.end(card, sent, {
      type: 'ApprovePersonChange',
      ...change,
      accountId,
      ...(personVersion !== undefined && { personVersion }),
      ...(registeredBy !== undefined && { registeredBy }),
      ...(found && { holder: this.vault.markOf(found.person.identity) }),
      ...(staff.registered && { identities: staff.registered }),
      ...by(sent),
    });
  }

  async decline(
    card: SubscriberCard,
    { changeId, because }: Pick<Declining, 'changeId' | 'because'>,
    sent: Sent,
  ): Promise<void> {
    const { accountId } = card;
    await this.end(card, sent, { type: 'DeclinePersonChange', changeId, accountId, because, ...by(sent) });
  }

  async withdraw(card: SubscriberCard, changeId: string, sent: Sent): Promise<void> {
    const { accountId } = card;
    await this.end(card, sent, { type: 'WithdrawPersonChange', changeId, accountId, ...by(sent) });
  }

  private async end({ subscriberId }: SubscriberCard, { envelope }: Sent, command: PersonCommand): Promise<void> {
    await this.commands.execute(person, subscriberId, command, envelope);
    await this.changes.finish(subscriberId);
  }

  /** Named fields that already have the value. */
  private async sameAs({ subscriberId, accountId }: SubscriberCard, values: PersonValues): Promise<PersonField[]> {
    const found = await this.vault.find(subscriberId, accountId);
    return (Object.keys(values) as PersonField[]).filter((field) => found?.person[field] === values[field]);
  }
}

type Approving = Pick<ApprovePersonChange, 'changeId' | 'owed'> & { readonly personVersion: number | undefined };
type Declining = Extract<PersonCommand, { readonly type: 'DeclinePersonChange' }>;

/** The person who sent a command, and the business day. */
export const by = ({ actor: { subject, county, office }, envelope }: Sent): { by: Employee; today: CivilDate } => {
  const countyOffice = county ?? office;
  return {
    by: { subject, ...(countyOffice !== undefined && { countyOffice }) },
    today: civilDate(envelope.businessDate),
  };
};

/** @throws ProblemException 400 if neither is named */
const valuesOf = ({ fullName, mobile }: PersonChangeBody): PersonValues => {
  if (fullName !== undefined || mobile !== undefined)
    return { ...(fullName !== undefined && { fullName }), ...(mobile !== undefined && { mobile }) };
  throw invalid([
    {
      field: 'fullName',
      rule: 'namesAChange',
      message: { fa: 'نام یا شماره همراه تازه را وارد کنید', en: 'name at least one of fullName, mobile' },
    },
  ]);
};
