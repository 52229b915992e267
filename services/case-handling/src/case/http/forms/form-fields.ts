import { neededWhen, type Condition } from '@pishkhan/fields';
import { NAME_LENGTH, type Field, type Form, type Words } from '../../../engine/kind/form.ts';
import type { ConditionDto, FormFieldDto } from './form.dto.ts';

type Schema = Record<string, unknown>;

const PERCENT = '^-?\\d+(\\.\\d{1,2})?$';
const perCent: Words = {
  fa: 'درصد، با حداکثر دو رقم اعشار؛ مثلاً ۶٫۵',
  en: 'per cent, at most two decimals, such as 6.5',
};

const typeOf = (field: Field): Schema => {
  switch (field.type) {
    case 'text':
      return { type: 'string', minLength: 1, maxLength: field.max };
    case 'reading':
    case 'person':
      return { type: 'string', minLength: 1, maxLength: NAME_LENGTH };
    case 'choice':
      return { type: 'string', enum: Object.keys(field.of) };
    case 'index':
      return { type: 'integer', minimum: 0, maximum: 999_999_999 };
    case 'count':
      return { type: 'integer', minimum: field.min, maximum: field.max };
    case 'amount':
      return { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
    case 'percent':
      return { type: 'string', pattern: PERCENT, example: '6.50' };
    case 'yesNo':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'mobile':
      return { type: 'string', example: '09123456789' };
    case 'list':
      return { type: 'array', minItems: 1, maxItems: field.most, items: formSchema({}, field.of) };
  }
};
const schemaOf = (field: Field): Schema => ({
  ...typeOf(field),
  description: `${field.title.fa} · ${field.title.en}`,
});

/** A form as JSON Schema; `first` are the fields before it. */
export const formSchema = (first: Record<string, Schema>, form: Form): Schema => ({
  type: 'object',
  additionalProperties: false,
  required: [
    ...Object.keys(first),
    ...Object.entries(form)
      .filter(([, { optional, onlyIf }]) => !optional && !onlyIf)
      .map(([name]) => name),
  ],
  properties: { ...first, ...Object.fromEntries(Object.entries(form).map(([name, field]) => [name, schemaOf(field)])) },
});

const words = ({ fa, en }: Words) => ({ fa, en });

const conditionDto = (condition: Condition | undefined): ConditionDto | null => {
  if (!condition) return null;
  const { field, is } = condition;
  return typeof is === 'string' ? { field, is, values: [] } : { field, is: 'oneOf', values: [...is] };
};

/** A percentage is typed as a text; its help names the unit. */
const helpOf = (field: Field) => {
  const help = field.help ?? (field.type === 'percent' ? perCent : undefined);
  return help ? words(help) : null;
};

/** A form for a screen: the fields in order, with labels, help and type. */
export const formFieldsOf = (form: Form): FormFieldDto[] =>
  Object.entries(form).map(([name, field]) => ({
    name,
    label: words(field.title),
    help: helpOf(field),
    type: field.type === 'percent' ? 'text' : field.type,
    required: !field.optional && !field.onlyIf,
    shownIf: conditionDto(field.onlyIf),
    requiredIf: conditionDto(neededWhen(field)),
    personal: field.personal ?? false,
    options:
      field.type === 'choice'
        ? Object.entries(field.of).map(([value, label]) => ({ value, label: words(label) }))
        : null,
    maxLength: field.type === 'text' ? field.max : null,
    rowFields: field.type === 'list' ? formFieldsOf(field.of) : null,
    maxRows: field.type === 'list' ? field.most : null,
  }));
