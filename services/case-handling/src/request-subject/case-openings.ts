import { Inject, Injectable } from '@nestjs/common';
import { isRejection } from '@pishkhan/decider';
import { factOf } from '@pishkhan/event-store';
import { derivedId } from '@pishkhan/identifiers';
import { Aggregates, Commands, Reads, rejectionProblem, type Envelope } from '@pishkhan/service-kit';
import { CaseDesk } from '../case/case-desk.ts';
import { cases } from '../case/cases.ts';
import type { CaseEvent, FilledIn, OpenCase } from '../engine/case.messages.ts';
import type { CaseKind } from '../engine/kind/kind.ts';
import { lateFacts } from './named-facts/late-facts.ts';
import { kinds } from '../kinds/index.ts';
import { claimOf, hasEnded, openingOf, subjectOfOpening } from './claimed-opening.ts';
import type { ClaimSubject, Subject } from './domain/request-subject.messages.ts';
import { requestSubject, subjectIdOf, type RequestSubject } from './domain/request-subject.ts';
import { subjectMustNotHaveAnOpenCase } from './domain/request-subject.rules.ts';
import { asSeenBy, openOnAccount, type AlsoOpen } from './open-cases.ts';

type Load = Aggregates['load'];

/** Who registers a request, with the registered county of the office. */
export interface Registrar {
  readonly envelope: Envelope;
  readonly ownCounty: string;
}

/** Adds whether the case of the last claim has ended, by its own stream and not by a view. */
export const claiming =
  (load: Load, claim: Omit<ClaimSubject, 'lastCaseHasEnded'>) =>
  async ({ claim: last }: RequestSubject): Promise<ClaimSubject> => {
    if (!last || last.caseId === claim.caseId) return { ...claim, lastCaseHasEnded: false };
    const { state, first } = await load(cases, last.caseId);
    const opening = first ? [factOf(cases, first)] : [];
    return { ...claim, lastCaseHasEnded: hasEnded(kinds, last, opening, state) };
  };

/** Opens cases; those of a kind with one open case per subject under a claim of the subject (F10, ADR 0033). */
@Injectable()
export class CaseOpenings {
  private readonly load: Load;

  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) aggregates: Aggregates,
    @Inject(CaseDesk) private readonly desk: CaseDesk,
    @Inject(Reads) private readonly reads: Reads,
  ) {
    this.load = aggregates.load.bind(aggregates);
  }

  /**
   * @returns The events of the opening; for a repeated request, of its first one
   * @throws ProblemException named by the rule that rejects
   */
  async open(kind: CaseKind, form: FilledIn, by: Registrar): Promise<readonly CaseEvent[]> {
    return this.reads.onArrival(lateFacts, () => this.openNow(kind, form, by));
  }

  private async openNow(kind: CaseKind, form: FilledIn, by: Registrar): Promise<readonly CaseEvent[]> {
    const { envelope } = by;
    const caseId = derivedId('case', envelope.commandId);
    const { state } = await this.load(cases, caseId);
    if (state.status !== 'none' || !kind.opens.onePer) return this.openAtOnce(caseId, kind, form, by);
    const command = await this.command(caseId, kind, form, by);
    const decided = cases.decide(command, state);
    if (isRejection(decided)) throw rejectionProblem(decided);
    const subject = subjectOfOpening(kinds, decided);
    if (!subject) throw new Error(`${kind.kind} names no subject, though it has one open case per subject`);
    await this.desk.keepApplicant(caseId, kind, form);
    const opening = await this.claim(subject, decided, command, envelope);
    return (await this.commands.execute(cases, caseId, { type: 'OpenAsClaimed', opening }, envelope)).events;
  }

  /** Other cases open on the account of an opened one, for its clerk (F10). */
  async besides(opening: readonly CaseEvent[], actor: Envelope['actor']): Promise<AlsoOpen[]> {
    const opened = opening.find((event) => event.type === 'CaseOpened')?.data;
    return opened && opened.accountId !== null ? openOnAccount(this.reads, opened.accountId, actor, opened.caseId) : [];
  }

  private async openAtOnce(caseId: string, kind: CaseKind, form: FilledIn, by: Registrar) {
    const { events } = await this.commands.execute(
      cases,
      caseId,
      async (state) => {
        const command = await this.command(caseId, kind, form, by);
        if (!isRejection(cases.decide(command, state))) await this.desk.keepApplicant(caseId, kind, form);
        return command;
      },
      by.envelope,
    );
    return events;
  }

  private async command(caseId: string, kind: CaseKind, form: FilledIn, by: Registrar): Promise<OpenCase> {
    const { envelope, ownCounty } = by;
    const opening = await this.desk.opening(kind, form, envelope);
    return { type: 'OpenCase', caseId, kind: kind.kind, form, by: envelope.actor, ownCounty, ...opening };
  }

  /** Claims the subject under an id derived from the request; the loser is refused by the rule of the kind. */
  private async claim(subject: Subject, decided: readonly CaseEvent[], command: OpenCase, envelope: Envelope) {
    const { commandId, commandHash, actor } = envelope;
    const claim = { ...claimOf(subject, decided), command: { commandId, commandHash } };
    const result = await this.commands.attempt(requestSubject, subjectIdOf(subject), claiming(this.load, claim), {
      ...envelope,
      commandId: derivedId('claim', commandId),
    });
    if (!('rejected' in result)) return openingOf(result.state.claim!.opening);
    if (result.rejected !== subjectMustNotHaveAnOpenCase.rule) throw rejectionProblem(result);
    const { state } = await this.load(requestSubject, subjectIdOf(subject));
    const openCase = asSeenBy(actor, state.claim!);
    const refusal = cases.decide({ ...command, known: { ...command.known, openCase } }, { status: 'none' });
    throw rejectionProblem(isRejection(refusal) ? refusal : result);
  }
}
