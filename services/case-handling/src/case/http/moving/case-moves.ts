import { Inject, Injectable } from '@nestjs/common';
import { derivedId } from '@pishkhan/identifiers';
import { Commands, mustHold, Offices, Reads, type Envelope, type RegisteredOffice } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { readersWhoRepresent } from '../../../copies/disputed-readers.ts';
import { knownMeter } from '../../../copies/known-meter.view.ts';
import { disputesReading } from '../../../engine/acting/disputed-reader.ts';
import type { CaseState } from '../../../engine/case.file.ts';
import type { MoveToOffice } from '../../../engine/case.messages.ts';
import { kindNamed } from '../../../engine/kind/kind.ts';
import { newOfficeMustBeOfTheCounty, officeMustHaveAClosingDay } from '../../../engine/rules/move.rules.ts';
import { kinds } from '../../../kinds/index.ts';
import { CaseDesk } from '../../case-desk.ts';
import { cases } from '../../cases.ts';
import { notAbout } from '../reading/case.scope.ts';
import { caseFile } from '../../views/case-file.view.ts';

/** Cases moved by one request; the next request continues. */
const MOST_AT_ONCE = 200;

interface Move {
  readonly from: RegisteredOffice;
  readonly to: RegisteredOffice;
  readonly reason: string;
}
export interface Moved {
  readonly moved: number;
  readonly left: number;
  readonly notMoved: readonly { readonly rule: string; readonly cases: number }[];
}

/** Closed cases that an office can open again; one that continues as another case is not among them (15.4-49). */
const reopenable = {
  kind: trusted({ $in: kinds.filter(({ reopens }) => reopens).map(({ kind }) => kind) }),
  continuedBy: null,
};

/** Moves the cases of a closed office that are open or can be opened again, each by its own event (1.1, 15.4-49). */
@Injectable()
export class CaseMoves {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(CaseDesk) private readonly desk: CaseDesk,
    @Inject(Offices) private readonly offices: Offices,
  ) {}

  /**
   * A request that was interrupted is sent again with the same key: cases already moved stay as they are.
   *
   * @throws ProblemException 409 for an office of another county, as for an unknown one (N29); 422 for an office that
   *   is open or a new one that does not fit
   */
  async move(from: string, to: string, reason: string, envelope: Envelope): Promise<Moved> {
    const closed = await this.offices.registeredIn(envelope.actor.office ?? '', from);
    mustHold(officeMustHaveAClosingDay(closed));
    const next = await this.offices.named(to, 'counterOffice');
    mustHold(newOfficeMustBeOfTheCounty({ from: closed, to: next }, next.closedFrom !== null));
    const refusals: string[] = [];
    const here = await this.casesAt(from, envelope.actor);
    for (const caseId of here.slice(0, MOST_AT_ONCE)) {
      const rule = await this.moveOne(caseId, { from: closed, to: next, reason }, envelope);
      if (rule !== undefined) refusals.push(rule);
    }
    const moved = Math.min(here.length, MOST_AT_ONCE) - refusals.length;
    return { moved, left: here.length - moved, notMoved: countedByRule(refusals) };
  }

  /** Without cases about the actor: neither a number nor a rule shows him that there is one (A5-1). */
  private async casesAt(officeId: string, actor: Envelope['actor']): Promise<string[]> {
    await this.reads.upToHead(caseFile);
    const found = await this.reads
      .model(caseFile)
      .find({ officeId, $or: [{ state: trusted({ $ne: 'closed' }) }, reopenable], ...notAbout(actor) }, { _id: 1 })
      .sort({ _id: 1 })
      .lean();
    return found.map(({ _id }) => _id);
  }

  private async moveOne(caseId: string, { from, to, reason }: Move, envelope: Envelope): Promise<string | undefined> {
    const made = async (state: CaseState): Promise<MoveToOffice> => ({
      type: 'MoveToOffice',
      from: from.officeId,
      to: to.officeId,
      county: from.countyOffice!,
      readersThere: await this.readersAt(to.officeId, state),
      reason,
      by: envelope.actor,
      ...(await this.desk.moment({ ...unitOf(state), officeId: to.officeId }, envelope)),
    });
    const command = { ...envelope, commandId: derivedId('case-move', envelope.commandId, caseId), reason };
    const result = await this.commands.attempt(cases, caseId, made, command);
    return 'rejected' in result ? result.rejected : undefined;
  }

  /** Representatives of the new office who made a reading that the case disputes (15.4-37). */
  private async readersAt(officeId: string, state: CaseState): Promise<readonly string[]> {
    if (state.status !== 'open') return [];
    const kind = kindNamed(kinds, state.kind, state.kindVersion);
    if (!kind || !disputesReading(kind)) return [];
    const { openingReadingId, closingReadingId } = state.facts;
    const meter = state.accountId === null ? undefined : await this.reads.find(knownMeter, state.accountId);
    return readersWhoRepresent(this.reads, officeId, {
      openingReadingId,
      closingReadingId: closingReadingId ?? meter?.lastReadingId,
    });
  }
}

/** The county of the account counts its own duties; it stays. */
const unitOf = (state: CaseState) => ({ countyOffice: state.status === 'none' ? '' : state.countyOffice });

const countedByRule = (refusals: readonly string[]): Moved['notMoved'] =>
  [...Map.groupBy(refusals, (rule) => rule)].map(([rule, each]) => ({ rule, cases: each.length }));
