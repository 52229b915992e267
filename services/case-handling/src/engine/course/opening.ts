import type { Decision, Rejection } from '@pishkhan/decider';
import { decisionOf, enter, happened, start, type Course } from './course.ts';
import type { CaseEvent, OpenCase } from '../case.messages.ts';
import {
  accountMustBeKnown,
  billMustBeKnown,
  feeMustBeSetForTheService,
  kindMustBeKnown,
  requestMayOnlyBeRegisteredAtACounterOffice,
} from '../case.rules.ts';
import type { OpenFile } from '../case.state.ts';
import { kindNamed, type CaseKind } from '../kind/kind.ts';
import type { Known } from '../kind/known.ts';
import type { Opening } from '../kind/vocabulary.ts';
import { trackingCodeOf } from '../tracking-code.ts';

const knownOf = (kind: CaseKind, { known: { bill, account, underReview } }: OpenCase): Known | Rejection => {
  if (kind.opens.about === 'bill' && !bill) return billMustBeKnown();
  return account ? { bill, account, underReview } : accountMustBeKnown();
};

const gateThatRefuses = (kind: CaseKind, opening: Opening): Rejection | undefined =>
  kind.opens.gates.map(({ rule }) => rule(opening)).find((refusal): refusal is Rejection => refusal !== false);

const opened = (
  kind: CaseKind,
  { caseId, by, on, asked }: OpenCase,
  opening: Opening,
  fee: NonNullable<OpenCase['fee']>,
): CaseEvent => {
  const { account, bill } = opening.known;
  return {
    type: 'CaseOpened',
    data: {
      caseId,
      kind: kind.kind,
      kindVersion: kind.version,
      trackingCode: trackingCodeOf(caseId, on),
      officeId: by.office!,
      countyOffice: account.countyOffice,
      accountId: account.accountId,
      meterId: bill?.meterId ?? account.meterId ?? null,
      openedOn: on,
      openedBy: by.subject,
      asked,
      facts: kind.opens.remembers(opening),
      fee,
    },
  };
};

/** Registers a request: gates first, then the case with its clocks at its first stage. */
export const openCase = (kinds: readonly CaseKind[], command: OpenCase): Decision<CaseEvent> => {
  const kind = kindNamed(kinds, command.kind);
  if (!kind) return kindMustBeKnown(command.kind);
  const refusal = requestMayOnlyBeRegisteredAtACounterOffice(command.by, kind.opens.by);
  if (refusal) return refusal;
  const known = knownOf(kind, command);
  if ('rejected' in known) return known;
  const opening: Opening = { asked: command.asked, known, on: command.on };
  const closedGate = gateThatRefuses(kind, opening);
  if (closedGate) return closedGate;
  if (!command.fee) return feeMustBeSetForTheService(kind.opens.fee);
  const nowhere = {
    kind,
    moment: command,
    file: { status: 'none' } as unknown as OpenFile,
    events: [],
  } satisfies Course;
  const running = start(
    happened(nowhere, opened(kind, command, opening, command.fee)),
    ({ starts }) => starts === 'opened',
  );
  return decisionOf('rejected' in running ? running : enter(running, kind.start));
};
