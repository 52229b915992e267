import { Inject, Injectable } from '@nestjs/common';
import { Commands, invalid, Reads, rejectionProblem, type Envelope } from '@pishkhan/service-kit';
import type { CaseCommand, Moment, Person } from '../../engine/case.messages.ts';
import { isBarred, type CaseState } from '../../engine/case.file.ts';
import {
  caseMustBeKnown,
  caseMustBelongToOwnOffice,
  decisionMustFillInItsForm,
  reportMustFillInItsForm,
} from '../../engine/rules/case.rules.ts';
import type { FieldFault } from '@pishkhan/fields';
import { lateFacts } from '../../request-subject/named-facts/late-facts.ts';
import { CaseDesk } from '../case-desk.ts';
import { cases } from '../cases.ts';
import { stepOf } from './case.responses.ts';
import type { CaseStepDto } from './case.dto.ts';

const formRules: readonly string[] = [decisionMustFillInItsForm.rule, reportMustFillInItsForm.rule];

/** A case of another office, or about the person himself, has the same response as an unknown one (N29, A5-1). */
const isForeign = (state: CaseState, by: Person): boolean =>
  'officeId' in state && (caseMustBelongToOwnOffice(state, by) !== false || isBarred(state.barred, by.subject));

/** One step in an open case, with any verb. */
@Injectable()
export class CaseSteps {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(CaseDesk) private readonly desk: CaseDesk,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  /**
   * @throws ProblemException 400 that names every invalid field of the stage's form, else named by the rule that
   *   rejects
   */
  async take(
    caseId: string,
    envelope: Envelope,
    command: (moment: Moment & { readonly by: Person }, state: CaseState) => CaseCommand | Promise<CaseCommand>,
  ): Promise<CaseStepDto> {
    const made = async (state: CaseState) => {
      if (isForeign(state, envelope.actor)) throw rejectionProblem(caseMustBeKnown());
      return command({ ...(await this.desk.moment(state, envelope)), by: envelope.actor }, state);
    };
    return this.reads.onArrival(lateFacts, async () => {
      const result = await this.commands.attempt(cases, caseId, made, envelope);
      if (!('rejected' in result)) return stepOf(result.state, result.events);
      if (formRules.includes(result.rejected)) throw invalid(result.data?.['errors'] as readonly FieldFault[]);
      throw rejectionProblem(result);
    });
  }
}
