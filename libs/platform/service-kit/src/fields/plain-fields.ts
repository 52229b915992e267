import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { field, isText, optionalField, type FieldOptions } from './field.ts';
import { documented, faNumber, saying, type Words } from '../http/words/words.ts';

interface TextOptions extends FieldOptions {
  readonly min?: number;
  readonly max: number;
}

// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** Text for people, without control characters. */
export const IsText = (description: Words, { min = 1, max, ...options }: TextOptions) =>
  field({
    ...options,
    rule: 'isText',
    description,
    expected: {
      fa: `باید نوشته‌ای از ${faNumber(min)} تا ${faNumber(max)} نویسه باشد`,
      en: `must be a text of ${min} to ${max} characters`,
    },
    schema: { type: 'string', minLength: min, maxLength: max },
    accepts: (value) => isText(value) && value.trim().length >= min && value.length <= max && !control.test(value),
  });

const idForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

/** Id as it goes into a stream's name: letters, digits, dot, dash, underscore; at most 80. */
export const IsId = (description: Words, options: FieldOptions = {}) =>
  field({
    ...options,
    rule: 'isId',
    description,
    expected: {
      fa: 'باید شناسه‌ای از حروف لاتین، رقم و خط تیره باشد',
      en: 'must be an id of letters, digits and dashes',
    },
    schema: { type: 'string', pattern: idForm.source },
    accepts: (value) => isText(value) && idForm.test(value),
  });

/** Whole number inside bounds, both included. */
export const IsWholeNumber = (
  description: Words,
  { min, max, ...options }: FieldOptions & { readonly min: number; readonly max: number },
) =>
  field({
    ...options,
    rule: 'isWholeNumber',
    description,
    expected: {
      fa: `باید عدد صحیحی از ${faNumber(min)} تا ${faNumber(max)} باشد`,
      en: `must be a whole number from ${min} to ${max}`,
    },
    schema: { type: 'integer', minimum: min, maximum: max },
    accepts: (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max,
  });

export const IsTruth = (description: Words, options: FieldOptions = {}) =>
  field({
    ...options,
    rule: 'isTruth',
    description,
    expected: { fa: 'باید true یا false باشد', en: 'must be true or false' },
    schema: { type: 'boolean' },
    accepts: (value) => typeof value === 'boolean',
  });

/** One of these words or numbers. */
export const IsOneOf = <Value extends string | number>(
  description: Words,
  values: readonly Value[],
  options: FieldOptions = {},
) =>
  field({
    ...options,
    rule: 'isOneOf',
    description,
    expected: { fa: `باید یکی از اینها باشد: ${values.join('، ')}`, en: `must be one of ${values.join(', ')}` },
    schema: { type: typeof values[0] === 'number' ? 'integer' : 'string', enum: [...values] },
    accepts: (value) => (values as readonly unknown[]).includes(value),
  });

/** Some of these words, each once. */
export const IsSomeOf = <Value extends string>(
  description: Words,
  values: readonly Value[],
  options: FieldOptions = {},
) =>
  field({
    ...options,
    rule: 'isSomeOf',
    description,
    expected: {
      fa: `باید فهرستی بی‌تکرار از اینها باشد: ${values.join('، ')}`,
      en: `must be a list of ${values.join(', ')}, each once`,
    },
    schema: { type: 'array', items: { type: 'string', enum: [...values] }, uniqueItems: true },
    accepts: (value) =>
      Array.isArray(value) &&
      new Set(value).size === value.length &&
      value.every((item) => (values as readonly unknown[]).includes(item)),
  });

type Made<Part> = () => new () => Part;

const anObject = { fa: 'باید یک شیء باشد', en: 'must be an object' };
const objects = { fa: 'باید فهرستی از شیءها باشد', en: 'must be a list of objects' };

/** A part with a DTO of its own; its errors are named by path. */
export const IsPart = <Part extends object>(
  description: Words,
  part: Made<Part>,
  { optional = false }: Pick<FieldOptions, 'optional'> = {},
) => {
  const context = saying(description, anObject);
  return applyDecorators(
    ApiProperty({ description: documented(description), required: !optional, type: () => part() }),
    ...(optional ? [optionalField] : []),
    IsObject({ context }),
    ValidateNested({ context }),
    Type(part),
  );
};

/** A list of parts, at most `max`. */
export const IsListOf = <Part extends object>(
  description: Words,
  part: Made<Part>,
  { optional = false, max }: Pick<FieldOptions, 'optional'> & { readonly max: number },
) => {
  const context = saying(description, objects);
  const most = saying(description, {
    fa: `باید حداکثر ${faNumber(max)} قلم داشته باشد`,
    en: `must have at most ${max} items`,
  });
  return applyDecorators(
    ApiProperty({
      description: documented(description),
      required: !optional,
      type: () => part(),
      isArray: true,
      maxItems: max,
    }),
    ...(optional ? [optionalField] : []),
    IsArray({ context }),
    ArrayMaxSize(max, { context: most }),
    IsObject({ each: true, context }),
    ValidateNested({ each: true, context }),
    Type(part),
  );
};

/** `?cursor=&limit=` of every list. Extend it by the filters of yours: `class CaseQuery extends PageQuery`. */
export class PageQuery {
  @IsText(
    { fa: 'نشانگر صفحه (`next` صفحه پیش)', en: 'cursor that the page before gave as `next`' },
    { max: 500, optional: true },
  )
  cursor?: string;

  @IsWholeNumber({ fa: 'شمار قلم‌های صفحه', en: 'items on the page' }, { min: 1, max: 200, optional: true })
  @Transform(({ value }) => (isText(value) && /^\d{1,3}$/.test(value) ? Number(value) : value))
  limit?: number;
}
