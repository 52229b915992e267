import { isRole, officesSeenBy, type OfficeScope } from '@pishkhan/roles';
import type { Reads } from '@pishkhan/service-kit';
import { openCases, type OpenCaseDocument } from '../case/views/open-cases.view.ts';
import { kindNamed, newestOf, type CaseKind } from '../engine/kind/kind.ts';
import type { OpenCaseAbout } from '../engine/kind/known.ts';
import { kinds } from '../kinds/index.ts';
import type { Subject } from './domain/request-subject.messages.ts';

interface Actor {
  readonly roles: readonly string[];
  readonly office?: string;
}
type Place = Required<OfficeScope>;

const sees = (actor: Actor, { officeId, countyOffice }: Place): boolean => {
  const scope = officesSeenBy({ ...actor, roles: actor.roles.filter(isRole) });
  return (
    (scope.officeId === undefined || scope.officeId === officeId) &&
    (scope.countyOffice === undefined || scope.countyOffice === countyOffice)
  );
};

/** Number and tracking code of an open case for its office and county; others learn only that it is open (15.4-21). */
export const asSeenBy = (
  actor: Actor,
  { caseId, trackingCode, ...place }: Place & { readonly caseId: string; readonly trackingCode: string },
): OpenCaseAbout => (sees(actor, place) ? { caseId, trackingCode } : {});

/** The open case of the kind about a subject, also one of a release without claims. */
export const openCaseAbout = async (
  reads: Reads,
  { kind, subject }: Subject,
  actor: Actor,
): Promise<OpenCaseAbout | undefined> => {
  await reads.upToDate(openCases);
  const found = await reads.model(openCases).findOne({ kind, subject, open: true });
  return found ? asSeenBy(actor, { ...place(found), caseId: found._id }) : undefined;
};

const place = ({ officeId, countyOffice, trackingCode }: OpenCaseDocument) => ({
  officeId,
  countyOffice,
  trackingCode,
});

/** An open case on an account, as told to a clerk before and after another one is registered (F10). */
export interface AlsoOpen {
  readonly kind: string;
  readonly title: CaseKind['title'];
  readonly openedOn: string;
  readonly caseId: string | null;
  readonly trackingCode: string | null;
}

/** Kinds whose cases clerks of other offices hear of: those about a bill or an account. */
const publicKinds = newestOf(kinds)
  .filter(({ opens: { about } }) => about !== 'nothing')
  .map(({ kind }) => kind);

/** Other open cases on the account about its bills and meter, the oldest first. */
export const openOnAccount = async (
  reads: Reads,
  accountId: string,
  actor: Actor,
  except?: string,
): Promise<AlsoOpen[]> => {
  await reads.upToDate(openCases);
  const found = await reads
    .model(openCases)
    .find({ accountId, open: true })
    .sort({ openedOn: 1, _id: 1 })
    .limit(50)
    .lean();
  return found
    .filter(({ _id, kind }) => _id !== except && publicKinds.includes(kind))
    .map((each) => {
      const { caseId = null, trackingCode = null } = asSeenBy(actor, { ...place(each), caseId: each._id });
      return {
        kind: each.kind,
        title: kindNamed(kinds, each.kind)!.title,
        openedOn: each.openedOn,
        caseId,
        trackingCode,
      };
    });
};
