import type { Rejection, RejectionKind } from './decider.ts';

/** What people read when a rule refuses, Persian first. */
export interface RuleTitle {
  readonly fa: string;
  readonly en: string;
}

interface Described extends RuleTitle {
  /** Names that the rule had before: stored events and views may still carry them. */
  readonly formerly?: readonly string[];
}

type Data = Readonly<Record<string, unknown>>;

/** A rule of the business. It answers `false` where it holds, else a refusal by its name. */
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
 * A rule of the business: its name, its title and when it is broken (HTTP 422). The predicate answers `false` where the
 * rule holds, else the data of the refusal, or `true` where there is none.
 */
export const rule = ruleOf('rule');
/** The command comes at a moment when the aggregate's status does not allow it (HTTP 409). */
export const statusRule = ruleOf('status');
/** What the command speaks of must exist (HTTP 404). */
export const existenceRule = ruleOf('missing');
/** The actor must be allowed to do this here: office, role, certificate (HTTP 403). */
export const permissionRule = ruleOf('forbidden');
/** What arrives must be readable before it can be judged (HTTP 400). */
export const inputRule = ruleOf('input');

const isRule = (value: unknown): value is Rule => typeof value === 'function' && 'rule' in value && 'title' in value;

/** Titles by name of all rules that these modules export (`import * as meterRules`), former names included. */
export const titlesOf = (modules: readonly object[]): Readonly<Record<string, RuleTitle>> => {
  const titles: Record<string, RuleTitle> = {};
  for (const { rule: name, title } of new Set(modules.flatMap((module) => Object.values(module)).filter(isRule))) {
    const { fa, en, formerly = [] } = title;
    for (const each of [name, ...formerly]) {
      if (Object.hasOwn(titles, each)) throw new Error(`two rules of one service are called ${each}`);
      titles[each] = { fa, en };
    }
  }
  return titles;
};
