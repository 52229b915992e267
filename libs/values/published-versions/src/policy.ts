import type { CivilDate } from '@pishkhan/calendar';
import type { Rejection } from '@pishkhan/decider';
import { readShape, type FieldFault, type Shape, type Text, type ValuesOf } from '@pishkhan/fields';
import { versionOn, type PublishedVersions, type Version } from './version.ts';

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

/** The definition of one policy: the fields of its content, and the rules beyond them. */
export interface PolicyDefinition<Fields extends Shape = Shape> {
  /** What it decides, for a list of policies. */
  readonly title: Text;
  readonly fields: Fields;
  rules(content: ValuesOf<Fields>): Rejection | false;
}

/** Infers the rules' types from the fields. */
export const definePolicy = <const Fields extends Shape>(
  definition: PolicyDefinition<Fields>,
): PolicyDefinition<Fields> => definition;

/** The policies of a service by name. */
export type PolicyTable = Readonly<Record<string, PolicyDefinition>>;
export type ContentOf<Definition extends PolicyDefinition> = ValuesOf<Definition['fields']>;

const notAnObject: FieldFault = {
  field: '',
  rule: 'isObject',
  message: { fa: 'تنظیم‌ها را وارد کنید', en: 'the settings must be an object' },
};

const readContent = (table: PolicyTable, { name, content }: PolicyVersion): ReturnType<typeof readShape> => {
  const fields = Object.hasOwn(table, name) ? table[name]?.fields : undefined;
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return { faults: [notAnObject] };
  const raw = content as Readonly<Record<string, unknown>>;
  return fields === undefined ? { values: raw } : readShape(fields, raw);
};

/** The version with its content as it is stored: normalised (15.4-44), or unchanged if it does not fit. */
export const policyAsKept = (table: PolicyTable, version: PolicyVersion): PolicyVersion => {
  const read = readContent(table, version);
  return 'values' in read ? { ...version, content: read.values } : version;
};

/** The first wrong field of the content, with the sentence about it; false if all fit. */
export const misfitOf = (table: PolicyTable, version: PolicyVersion) => {
  const read = readContent(table, version);
  const first = 'faults' in read ? read.faults[0] : undefined;
  return first !== undefined && { name: version.name, at: first.field && `/${first.field}`, problem: first.message };
};

/** The rejection by the policy's rule that the content breaks; false if it breaks none. */
export const brokenRuleOf = (table: PolicyTable, { name, content }: PolicyVersion): Rejection | false =>
  table[name]?.rules(content as Readonly<Record<string, unknown>>) ?? false;

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
