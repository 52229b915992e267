import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { field, isText, optionalField, type FieldOptions } from './field.ts';

interface TextOptions extends FieldOptions {
  readonly min?: number;
  readonly max: number;
}

// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** Text for people, without control characters. */
export const IsText = (description: string, { min = 1, max, ...options }: TextOptions) =>
  field({
    ...options, rule: 'isText', description, expected: `must be a text of ${min} to ${max} characters`, schema: { type: 'string', minLength: min, maxLength: max },
    accepts: (value) => isText(value) && value.trim().length >= min && value.length <= max && !control.test(value),
  });

const idForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

/** Id as it goes into a stream's name: letters, digits, dot, dash, underscore; at most 80. */
export const IsId = (description: string, options: FieldOptions = {}) =>
  field({ ...options, rule: 'isId', description, expected: 'must be an id of letters, digits and dashes', schema: { type: 'string', pattern: idForm.source }, accepts: (value) => isText(value) && idForm.test(value) });

/** Whole number inside bounds, both included. */
export const IsWholeNumber = (description: string, { min, max, ...options }: FieldOptions & { readonly min: number; readonly max: number }) =>
  field({ ...options, rule: 'isWholeNumber', description, expected: `must be a whole number from ${min} to ${max}`, schema: { type: 'integer', minimum: min, maximum: max }, accepts: (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max });

export const IsTruth = (description: string, options: FieldOptions = {}) =>
  field({ ...options, rule: 'isTruth', description, expected: 'must be true or false', schema: { type: 'boolean' }, accepts: (value) => typeof value === 'boolean' });

/** One of these words or numbers. */
export const IsOneOf = <Value extends string | number>(description: string, values: readonly Value[], options: FieldOptions = {}) =>
  field({ ...options, rule: 'isOneOf', description, expected: `must be one of ${values.join(', ')}`, schema: { type: typeof values[0] === 'number' ? 'integer' : 'string', enum: [...values] }, accepts: (value) => (values as readonly unknown[]).includes(value) });

/** Some of these words, each once. */
export const IsSomeOf = <Value extends string>(description: string, values: readonly Value[], options: FieldOptions = {}) =>
  field({
    ...options, rule: 'isSomeOf', description, expected: `must be a list of ${values.join(', ')}`, schema: { type: 'array', items: { type: 'string', enum: [...values] }, uniqueItems: true },
    accepts: (value) => Array.isArray(value) && new Set(value).size === value.length && value.every((item) => (values as readonly unknown[]).includes(item)),
  });

type Made<Part> = () => new () => Part;

/** A part with a DTO of its own; its errors are named by path. */
export const IsPart = <Part extends object>(description: string, part: Made<Part>, { optional = false }: Pick<FieldOptions, 'optional'> = {}) =>
  applyDecorators(ApiProperty({ description, required: !optional, type: () => part() }), ...(optional ? [optionalField] : []), IsObject(), ValidateNested(), Type(part));

/** A list of parts, at most `max`. */
export const IsListOf = <Part extends object>(description: string, part: Made<Part>, { optional = false, max }: Pick<FieldOptions, 'optional'> & { readonly max: number }) =>
  applyDecorators(
    ApiProperty({ description, required: !optional, type: () => part(), isArray: true, maxItems: max }), ...(optional ? [optionalField] : []),
    IsArray(), ArrayMaxSize(max), IsObject({ each: true }), ValidateNested({ each: true }), Type(part),
  );

/** `?cursor=&limit=` of every list. Extend it by the filters of yours: `class CaseQuery extends PageQuery`. */
export class PageQuery {
  @IsText('cursor that the page before gave as `next`', { max: 500, optional: true })
  cursor?: string;

  @IsWholeNumber('items on the page', { min: 1, max: 200, optional: true })
  @Transform(({ value }) => (isText(value) && /^\d{1,3}$/.test(value) ? Number(value) : value))
  limit?: number;
}
