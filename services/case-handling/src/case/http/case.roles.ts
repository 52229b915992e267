import type { Role } from '@pishkhan/roles';
import { kinds } from '../../kinds/index.ts';
import type { Stage } from '../../engine/kind/kind.ts';

type Some = [Role, ...Role[]];
const distinct = (roles: readonly Role[]) => [...new Set(roles)] as Some;
const stages: readonly Stage[] = kinds.flatMap((kind) => Object.values(kind.stages));

/** Roles that some kind lets register a request, and decide; which case it is, the decider asks. */
export const openingRoles = distinct(kinds.flatMap(({ opens }) => opens.by));
export const decidingRoles = distinct(stages.flatMap((stage) => ('decides' in stage ? [stage.owner] : [])));
/** Roles that look at cases: whoever works on them, the head of the county, the auditor. */
export const readingRoles: Some = [
  'counterClerk',
  'qualifiedRepresentative',
  'headOfSubscriberAffairs',
  'fieldExpert',
  'auditor',
];
