import { accept, nothing, type Decision, type Rejection } from '@pishkhan/decider';
import type { Context } from '../case.file.ts';
import type {
  CaseEvent,
  CaseOpened,
  ContinueCase,
  ContinueInOpenCase,
  Fee,
  FilledIn,
  NoteContinuation,
  OpenCase,
} from '../case.messages.ts';
import { barredPersonMustNotTakePart } from '../rules/case.rules.ts';
import {
  accountMustBeKnown,
  accountMustBeOfTheOwnCounty,
  billMustBeKnown,
  countyOfficeMustBeKnown,
  feeMustBeSetForTheService,
  kindMustBeKnown,
  kindMustContinueCases,
  personMustBeRegistered,
  requestMayOnlyBeRegisteredAtACounterOffice,
} from '../rules/opening.rules.ts';
import { disputesReading } from '../acting/disputed-reader.ts';
import { decisionOf, enter, opened } from '../course/course.ts';
import type { Form } from '../kind/form.ts';
import { kindNamed, type CaseKind } from '../kind/kind.ts';
import type { Known } from '../kind/known.ts';
import type { Opening } from '../kind/vocabulary.ts';
import { trackingCodeOf } from '../course/tracking-code.ts';
import { gatesOf } from '../kind/subject.ts';

type Evolve = Context['evolve'];

const knownOf = (kind: CaseKind, { form, known, ownCounty }: OpenCase): Known | Rejection => {
  const { bill, account, openCase } = known;
  const { about } = kind.opens;
  if (about === 'bill' && !bill) return billMustBeKnown();
  if (!account && (about !== 'nothing' || form['accountId'] !== undefined)) return accountMustBeKnown();
  const foreign = account && about !== 'nothing' && accountMustBeOfTheOwnCounty(account.countyOffice, ownCounty);
  if (foreign) return foreign;
  const countyOffice = account?.countyOffice ?? known.countyOffice;
  if (countyOffice === undefined) return countyOfficeMustBeKnown();
  return { bill, account, countyOffice, openCase } as Known;
};

const gateThatRefuses = (kind: CaseKind, opening: Opening): Rejection | undefined =>
  gatesOf(kind.opens)
    .map(({ rule }) => rule(opening))
    .find((refusal): refusal is Rejection => refusal !== false);

const barredIn = ({ opens: { bars } }: CaseKind, form: FilledIn): string[] => {
  const barred = bars && form[bars.field];
  return barred === undefined ? [] : [String(barred)];
};

const refusesUnregistered = ({ opens: { bars } }: CaseKind, { form, known: { staff = [] } }: OpenCase) => {
  const named = bars && form[bars.field];
  return named !== undefined && personMustBeRegistered(bars!.field, String(named), staff);
};

/** The filled-in form without personal data, which are not stored in events. */
const withoutPersonalData = (asks: Form, form: FilledIn): FilledIn =>
  Object.fromEntries(Object.entries(form).filter(([field]) => !asks[field]?.personal));

const openingOf = (kind: CaseKind, command: OpenCase, opening: Opening, fee: Fee | null): CaseOpened => {
  const { caseId, by, on, form } = command;
  const { account, bill, countyOffice } = opening.known;
  const barred = barredIn(kind, form);
  const readers = disputesReading(kind) ? (command.known.disputedReaders ?? []) : [];
  return {
    type: 'CaseOpened',
    data: {
      caseId,
      kind: kind.kind,
      kindVersion: kind.version,
      trackingCode: trackingCodeOf(caseId, on),
      officeId: by.office!,
      countyOffice,
      accountId: account?.accountId ?? null,
      meterId: bill?.meterId ?? account?.meterId ?? null,
      openedOn: on,
      openedBy: by.subject,
      asked: withoutPersonalData(kind.opens.asks, form),
      facts: kind.opens.remembers(opening),
      fee,
      ...(barred.length > 0 ? { barred } : {}),
      ...(readers.length > 0 ? { disputedReaders: readers } : {}),
    },
  };
};

/** Registers a request: gates first, then the case with its deadlines at its first stage. */
export const open = (kinds: readonly CaseKind[], command: OpenCase, evolve: Evolve): Decision<CaseEvent> => {
  const kind = kindNamed(kinds, command.kind);
  if (!kind) return kindMustBeKnown(command.kind);
  const { by, form, on } = command;
  const refusal =
    requestMayOnlyBeRegisteredAtACounterOffice(by, kind.opens.by) ||
    barredPersonMustNotTakePart({ barred: barredIn(kind, form) }, by);
  if (refusal) return refusal;
  const known = knownOf(kind, command);
  if ('rejected' in known) return known;
  const unregistered = refusesUnregistered(kind, command);
  if (unregistered) return unregistered;
  const opening: Opening = { form, known, by: by.subject, on, policy: command.policy ?? {} };
  const closedGate = gateThatRefuses(kind, opening);
  if (closedGate) return closedGate;
  if (kind.opens.fee !== undefined && !command.fee) return feeMustBeSetForTheService(kind.opens.fee);
  const fee = kind.opens.fee === undefined ? null : (command.fee ?? null);
  const event = openingOf(kind, command, opening, fee);
  return decisionOf(enter(opened({ kind, evolve }, event, command), kind.start));
};

/** Opens the case that continues another one, in the same office, with its evidence and without a second fee. */
export const continueCase = (
  kinds: readonly CaseKind[],
  command: ContinueCase,
  evolve: Evolve,
): Decision<CaseEvent> => {
  const { continuesAs, from, facts, barred, on, ...header } = command.from;
  const kind = kindNamed(kinds, continuesAs);
  if (!kind) return kindMustBeKnown(continuesAs);
  if (!kind.continuing) return kindMustContinueCases(continuesAs);
  const event: CaseOpened = {
    type: 'CaseOpened',
    data: {
      ...header,
      kind: kind.kind,
      kindVersion: kind.version,
      trackingCode: trackingCodeOf(header.caseId, on),
      openedOn: on,
      asked: {},
      facts: kind.continuing.remembers({
        kind: from.kind,
        facts,
        reports: from.reports,
        on,
        policy: command.policy ?? {},
      }),
      fee: null,
      ...(barred.length > 0 ? { barred } : {}),
      continues: from,
    },
  };
  return decisionOf(enter(opened({ kind, evolve }, event, command), kind.continuing.start));
};

/** A person who works on the open case reads which other case continues in it (F10). */
export const noteContinuation = (_: Context, { from, on }: NoteContinuation): Decision<CaseEvent> =>
  accept<CaseEvent>({
    type: 'CaseNoted',
    data: {
      text: `پرونده با کد رهگیری ${from.from.trackingCode} درباره همین موضوع است و در همین پرونده ادامه می‌یابد.`,
      by: from.openedBy,
      on,
    },
  });

/** The next case of this one is the open one, not a second case about the same subject (F10). */
export const continueInOpenCase = ({ file }: Context, { as }: ContinueInOpenCase): Decision<CaseEvent> =>
  file.continuedBy === as.caseId ? nothing() : accept<CaseEvent>({ type: 'CaseContinued', data: as });
