import { trusted } from '@pishkhan/views';
import { isSamePerson, type OfficeScope } from '@pishkhan/roles';
import type { ApproverRole } from '../../pricing/policy/domain/content/approval/correction-approval.policy.ts';

interface Reader {
  readonly subject: string;
  readonly roles: readonly string[];
  readonly office?: string;
}
type Certified = ReadonlyMap<string, readonly string[]>;
type Filter = Readonly<Record<string, unknown>>;
/** Waiting corrections in which parts beside the correction bar the reader, or everybody of its office (N4, N26). */
export interface Beside {
  readonly closedToReader: readonly string[];
  readonly vacant: readonly string[];
}

/** A user name as a token writes it, or as a form stores it. */
const anyLetters = (subject: string) => trusted({ $in: [subject, subject.toLowerCase()] });
const lower = (subjects: readonly string[]) => subjects.map((subject) => subject.toLowerCase());

/** A stand-in sees the corrections that he was named for, in addition to those of the own office (15.4-35). */
export const sightOf = ({ subject, roles }: Reader, scope: OfficeScope): Filter =>
  scope.officeId !== undefined && roles.includes('qualifiedRepresentative')
    ? { $or: [scope, { 'standIns.person': anyLetters(subject) }] }
    : { ...scope };

/** A representative signs for the own office with a certificate for it, and where the head named him. */
const ofRepresentative = (
  { subject, office = '' }: Reader,
  certified: Certified,
  { closedToReader }: Beside,
): Filter[] => {
  const free = { closedTo: trusted({ $ne: subject.toLowerCase() }), _id: trusted({ $nin: closedToReader }) };
  if (!certified.get(office)?.some((each) => isSamePerson(each, subject))) return [{ _id: 'none' }];
  const named = (role: ApproverRole) => ({
    approvalsLeft: role,
    standIns: trusted({ $elemMatch: { person: anyLetters(subject), office, role } }),
    ...free,
  });
  return [
    { officeId: office, approvalsLeft: 'qualifiedRepresentative', ...free },
    named('qualifiedRepresentative'),
    named('headOfSubscriberAffairs'),
  ];
};

/** The head signs as head, and finds the places that somebody must fill: of an office with nobody left, and the own. */
const ofHead = (
  { subject, office: countyOffice = '' }: Reader,
  certified: Certified,
  { closedToReader, vacant }: Beside,
): Filter[] => {
  const me = subject.toLowerCase();
  const unnamed = (role: ApproverRole) => ({
    approvalsLeft: role,
    standIns: trusted({ $not: { $elemMatch: { role, person: { $in: [...certified.values()].flat() } } } }),
  });
  const nobodyLeft = [...certified].map(([officeId, subjects]) => ({
    officeId,
    closedTo: trusted({ $all: lower(subjects) }),
  }));
  return [
    {
      countyOffice,
      approvalsLeft: 'headOfSubscriberAffairs',
      closedTo: trusted({ $ne: me }),
      _id: trusted({ $nin: closedToReader }),
    },
    {
      countyOffice,
      ...unnamed('headOfSubscriberAffairs'),
      $or: [{ closedTo: me }, { _id: trusted({ $in: closedToReader }) }],
    },
    {
      countyOffice,
      ...unnamed('qualifiedRepresentative'),
      $or: [...nobodyLeft, { _id: trusted({ $in: vacant }) }, { officeId: trusted({ $nin: [...certified.keys()] }) }],
    },
  ];
};

/** Alternatives of a query for the corrections that wait for this person in this role (7.5, 15.4-35). */
export const inboxOf = (
  reader: Reader,
  role: ApproverRole,
  { certified, beside }: { readonly certified: Certified; readonly beside: Beside },
): Filter[] =>
  role === 'headOfSubscriberAffairs' ? ofHead(reader, certified, beside) : ofRepresentative(reader, certified, beside);
