import type { CivilDate } from '@pishkhan/calendar';
import type { Rejection } from '@pishkhan/decider';
import type { Text } from '@pishkhan/fields';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { versionOn, type PublishedVersions, type Version } from './published-versions.ts';

/** A company rule for a question that the sources leave open (part 15), in force from a day on. */
export interface PolicyVersion<Content = unknown> extends Version {
  readonly name: string;
  readonly effectiveFrom: CivilDate;
  /** True until the company has decided it. */
  readonly sample: boolean;
  /** The gap or conflict of the sources that it settles, and how. */
  readonly settles: string;
  readonly content: Content;
}
export type Policy = PublishedVersions<PolicyVersion>;

/** The definition of one policy: the schema of its content, and the rules beyond the schema. */
export interface PolicyDefinition<Schema extends TSchema = TSchema> {
  readonly schema: Schema;
  rules(content: Static<Schema>): Rejection | false;
}

/** Infers the rules' types from the schema. */
export const definePolicy = <Schema extends TSchema>(definition: PolicyDefinition<Schema>): PolicyDefinition<Schema> =>
  definition;

/** The policies of a service by name. */
export type PolicyTable = Readonly<Record<string, PolicyDefinition>>;
export type ContentOf<Definition extends PolicyDefinition> = Static<Definition['schema']>;

const problems: Readonly<Record<string, string>> = {
  additionalProperties: 'مقداری اضافی دارد',
  const: 'از مقدارهای مجاز نیست',
  enum: 'از مقدارهای مجاز نیست',
  minimum: 'از کمترین مقدار مجاز کمتر است',
  maximum: 'از بیشترین مقدار مجاز بیشتر است',
  required: 'کامل نیست',
  type: 'از نوع درست نیست',
};
const problemOf = (error: { keyword: string; message: string } | undefined): Text => ({
  fa: `مقدار ${problems[error?.keyword ?? ''] ?? 'نادرست است'}`,
  en: error?.message ?? 'does not fit',
});

/** The difference between the content and its schema; false if it fits. */
export const misfitOf = (table: PolicyTable, { name, content }: PolicyVersion) => {
  const schema = Object.hasOwn(table, name) ? table[name]?.schema : undefined;
  if (schema === undefined || Value.Check(schema, content)) return false;
  const [first] = Value.Errors(schema, content);
  return { name, at: first?.instancePath, problem: problemOf(first) };
};

/** The rejection by the policy's rule that the content breaks; false if it breaks none. */
export const brokenRuleOf = (table: PolicyTable, { name, content }: PolicyVersion): Rejection | false =>
  table[name]?.rules(content) ?? false;

/** The version in force on a day, with typed content; its shape was checked when it was published. */
export const policyOn = <Table extends PolicyTable, Name extends keyof Table & string>(
  _: Table,
  name: Name,
  policy: Policy,
  day: CivilDate,
): PolicyVersion<ContentOf<Table[Name]>> | undefined => {
  const version = versionOn(policy, day);
  return version?.name === name ? (version as PolicyVersion<ContentOf<Table[Name]>>) : undefined;
};
