import type { Text } from '@pishkhan/fields';
import type { Rejection, RejectionKind } from './decider.ts';

interface Described extends Text {
  /** Former names of the rule; stored events and views may still contain them. */
  readonly formerly?: readonly string[];
}

type Data = Readonly<Record<string, unknown>>;

/** A business rule. It returns `false` if it holds, else a rejection with its name. */
export interface Rule<Name extends string = string, Judged extends unknown[] = never[], Holds = false> {
  (...judged: Judged): Rejection<Name> | Holds;
  readonly rule: Name;
  readonly title: Described;
}

const ruleOf =
  (kind: RejectionKind) =>
  <Name extends string, Judged extends unknown[], Broken extends boolean | Data>(
    name: Name,
    title: Described,
    broken: (...judged: Judged) => Broken,
  ): Rule<Name, Judged, Extract<Broken, false>> => {
    const judge = (...judged: Judged) => {
      const found = broken(...judged);
      if (found === false) return found as Extract<Broken, false>;
      return { rejected: name, kind, data: found === true ? undefined : (found as Data) };
    };
    return Object.assign(Object.defineProperty(judge, 'name', { value: name }), { rule: name, title });
  };

/**
 * A business rule: its name, its title and its predicate (HTTP 422). The predicate returns `false` if the rule holds,
 * else the rejection's data, or `true` without data.
 */
export const rule = ruleOf('rule');
/** The aggregate's status must allow the command (HTTP 409). */
export const statusRule = ruleOf('status');
/** The subject of the command must exist (HTTP 404). */
export const existenceRule = ruleOf('missing');
/** The actor must have the right to do this: office, role, certificate (HTTP 403). */
export const permissionRule = ruleOf('forbidden');
/** Input must be readable before it can be checked (HTTP 400). */
export const inputRule = ruleOf('input');

const isRule = (value: unknown): value is Rule => typeof value === 'function' && 'rule' in value && 'title' in value;

/** Titles of all rules that these modules export (`import * as meterRules`), by name, former names included. */
export const titlesOf = (modules: readonly object[]): Readonly<Record<string, Text>> => {
  const titles: Record<string, Text> = {};
  for (const { rule: name, title } of new Set(modules.flatMap((module) => Object.values(module)).filter(isRule))) {
    const { fa, en, formerly = [] } = title;
    for (const each of [name, ...formerly]) {
      if (Object.hasOwn(titles, each)) throw new Error(`two rules of one service have the name ${each}`);
      titles[each] = { fa, en };
    }
  }
  return titles;
};
