import type { Condition } from '@pishkhan/fields';
import type { Field, Form } from '../form.ts';
import type { CaseKind } from '../kind.ts';
import type { Found } from './defect.ts';

const YES_OR_NO = ['true', 'false'];

/** Codes that a condition may name: those of a choice, or of a yes or no. */
const codesOf = (field: Field): readonly string[] => {
  if (field.type === 'yesNo') return YES_OR_NO;
  return field.type === 'choice' ? Object.keys(field.of) : [];
};

const isSound = ({ field: name, is }: Condition, earlier: Form): boolean => {
  const field = Object.hasOwn(earlier, name) ? earlier[name] : undefined;
  if (!field || field.type === 'list') return false;
  return typeof is === 'string' || (is.length > 0 && is.every((code) => codesOf(field).includes(code)));
};

/** A condition is about an earlier field of its form, and about codes which that field has. */
const astrayIn = (form: Form): readonly string[] =>
  Object.entries(form).flatMap(([name, field], place) => {
    const earlier = Object.fromEntries(Object.entries(form).slice(0, place));
    const conditions = [field.onlyIf, field.neededIf].filter((each) => each !== undefined);
    return [
      ...(conditions.every((each) => isSound(each, earlier)) ? [] : [name]),
      ...(field.type === 'list' ? astrayIn(field.of) : []),
    ];
  });

const formsOf = ({ opens, stages }: CaseKind): readonly Form[] => [
  opens.asks,
  ...Object.values(stages).flatMap((stage): readonly Form[] => {
    if ('orders' in stage) return [stage.orders.asks];
    return 'decides' in stage ? Object.values(stage.decides).map(({ asks }) => asks) : [];
  }),
];

export const conditionsAstray = (kind: CaseKind): Found[] =>
  formsOf(kind)
    .flatMap(astrayIn)
    .map((where) => ({ defect: 'conditionOfNoField', where }));
