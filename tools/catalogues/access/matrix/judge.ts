import type { Oracle } from '../oracle.ts';
import { plain, type Answered, type Asked } from './asked/send.ts';
import type { County } from './given/counties.builders.ts';
import { isInPlace, type Person } from './leaks.ts';

const ruleOf = (body: string): string => (JSON.parse(body) as { rule: string }).rule;
/** An endpoint may declare fewer roles than its kind of data. */
export const isOfNoRole = ({ status, body }: Answered): boolean => status === 403 && ruleOf(body) === 'RoleMustAllow';

export const placeOf = ({ kinds, places }: Oracle, endpoint: string, { role }: Person): string | undefined =>
  places.get(kinds.get(endpoint)!)?.get(role);
export const isOutside = (oracle: Oracle, endpoint: string, person: Person, county: County): boolean =>
  !isInPlace(placeOf(oracle, endpoint, person) ?? 'none', person, county, true);

const who = ({ role, office }: Person): string => `${role} of ${office}`;

/** Refused before anything is read: 401 without a token, 403 without a role of the page or without an office. */
export const refusedAtTheDoor = (
  call: Asked,
  person: Person | undefined,
  isNamed: boolean,
  { status, body }: Answered,
): string[] => {
  if (!person) return status === 401 ? [] : [`${call.endpoint} without a token: ${status}`];
  const expected = isNamed ? ['ClaimMustBePresent', 'RoleMustAllow'] : ['RoleMustAllow'];
  if (status === 403 && expected.includes(ruleOf(body))) return [];
  return [`${call.endpoint} by ${who(person)}: ${status} ${body.slice(0, 200)}`];
};

interface Pair {
  readonly foreign: readonly [Asked, Answered];
  readonly unknown: readonly [Asked, Answered];
}
/**
 * A record of another place is refused as one that does not exist (N29).
 *
 * @param inThePath False for a record in the body, of which a list or a file may say nothing
 */
export const refusedAsUnknown = (person: Person, { foreign, unknown }: Pair, inThePath: boolean): string[] => {
  const [[call, answer], [unknownCall, unknownAnswer]] = [foreign, unknown];
  const name = `${call.endpoint} by ${who(person)} about ${call.path} ${call.body ?? ''}`;
  if (inThePath && answer.status < 400) return [`${name}: answered ${answer.status}`];
  if (plain(answer, call) === plain(unknownAnswer, unknownCall)) return [];
  return [`${name}: ${plain(answer, call)}; of an unknown one: ${plain(unknownAnswer, unknownCall)}`];
};

/** Kinds of data about an account; who may know one of them knows that the account exists. */
const ofAccounts = ['account card', 'account search', 'meter and readings', 'bills, ledger, payments, explanation'];
const everywhere = ['all', 'company', 'anyByIdentifier', 'ownMatter'];
/** Whether the page lets a role know that an account, meter or bill of any county exists. */
export const mayKnowAccounts = ({ places }: Oracle, { role }: Person): boolean =>
  role === 'paymentChannel' || ofAccounts.some((kind) => everywhere.includes(places.get(kind)?.get(role) ?? ''));
