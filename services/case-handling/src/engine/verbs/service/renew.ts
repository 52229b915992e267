import { actingRoles, refusesRoles } from '../../acting/authority.ts';
import type { Context, OpenFile } from '../../case.file.ts';
import type { Evidence, HearService, Moment, Person, ServiceAnswered } from '../../case.messages.ts';
import type { RequestStage } from '../../kind/vocabulary.ts';
import { representativeMustHoldValidCertificate } from '../../rules/case.rules.ts';

type Waits = Pick<ServiceAnswered['data'], 'waitsFor' | 'alsoBy'>;

/** For whom the case waits after a reply that leaves it at its stage; empty if the reply changes nothing about it. */
export const waitsAfter = (
  { renewedBy }: Pick<OpenFile, 'renewedBy'>,
  { requests: { renewal } }: RequestStage,
  { event, content }: Pick<HearService, 'event' | 'content'>,
): Waits => {
  if (!renewal || (event !== renewal.saidBy && !renewedBy)) return {};
  if (event !== renewal.saidBy || !renewal.isNecessary(content)) return { waitsFor: null };
  const [waitsFor, ...alsoBy] = renewal.by;
  return { waitsFor, alsoBy };
};

/** The case with the roles of whom one must have the other service work on the pending request again. */
export const afterWaits = ({ renewedBy, ...file }: OpenFile, { waitsFor, alsoBy = [] }: Waits): OpenFile => {
  if (waitsFor === undefined) return renewedBy ? { ...file, renewedBy } : file;
  return waitsFor === null ? file : { ...file, renewedBy: [waitsFor, ...alsoBy] };
};

/**
 * Whether this person may have the other service work on the pending request again. The other service decides by the
 * same rules (1.2, 15.4-35).
 */
export const mayRenew = (
  context: Context,
  by: Person,
  { certificates }: Pick<Evidence, 'certificates'>,
  { on }: Pick<Moment, 'on'>,
): boolean => {
  const { file } = context;
  const roles = file.renewedBy ?? [];
  return (
    roles.length > 0 &&
    !refusesRoles(context, by, roles) &&
    !representativeMustHoldValidCertificate(actingRoles(roles, by, file), certificates, file.officeId, on)
  );
};
