import type { Text } from '@pishkhan/fields';
import { roles } from './roles.data.ts';
import type { Place } from './places.ts';

export type Role = keyof typeof roles;
/** The roles of one place: `RoleAt<'counter'>`. */
export type RoleAt<P extends Place> = { [R in Role]: (typeof roles)[R]['place'] extends P ? R : never }[Role];

export const roleNames = Object.keys(roles) as readonly Role[];
export const roleTitles = Object.fromEntries(roleNames.map((role) => [role, roles[role].title])) as Readonly<
  Record<Role, Text>
>;
export const isRole = (name: string): name is Role => Object.hasOwn(roles, name);
export const placeOf = (role: Role): Place => roles[role].place;
export const worksAt = <P extends Place>(role: Role, place: P): role is RoleAt<P> => placeOf(role) === place;
