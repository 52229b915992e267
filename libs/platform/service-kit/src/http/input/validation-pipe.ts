import { Injectable, type ArgumentMetadata, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError, type ValidatorOptions } from 'class-validator';
import { identifierText, notAccepted, type Shape, type Text } from '@pishkhan/fields';
import type { Says } from '../../fields/says.ts';
import type { FieldError } from '../problem.ts';
import { invalid } from './invalid.ts';
import { takeNumbers } from '../texts/free-texts.ts';
import { MOST_MEMBERS, MOST_PARAMETERS, mustBeWithinLimits } from './size-limits.ts';

const options: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
};
const plainTypes: ReadonlySet<unknown> = new Set([undefined, String, Number, Boolean, Array, Object]);

/**
 * Converts a body or query to its DTO, or fails with 400 `InvalidInput` and the path of every invalid field. Only
 * fields convert values; a path parameter without a DTO is an identifier (15.4-44).
 */
@Injectable()
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if (type === 'param' && typeof value === 'string') return identifierText(value);
    if (type === 'custom' || plainTypes.has(metatype)) return value;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw invalid([
        { field: '', rule: 'isObject', message: { fa: 'متن درخواست خوانا نیست', en: 'a JSON object is required' } },
      ]);
    mustBeWithinLimits(value, type === 'body' ? MOST_MEMBERS : MOST_PARAMETERS);
    const dto = plainToInstance(metatype as Type<object>, value);
    const errors = validateSync(dto, options);
    const faults = [...errors.flatMap((error) => fieldErrors(error, '')), ...droppedFields(value, dto, '')];
    if (faults.length > 0) throw invalid(faults);
    const refused = takeNumbers(fieldsOf(metatype), dto as Record<string, unknown>);
    if (refused.length > 0) throw invalid(refused);
    return dto;
  }
}

const fieldsOf = (metatype: unknown): Shape => (metatype as { readonly fields?: Shape }).fields ?? {};

/** Messages of checks outside the fields. */
const kitMessages: Readonly<Record<string, Says['says']>> = {
  whitelistValidation: notAccepted,
  unknownValue: () => ({ fa: 'این درخواست ورودی ندارد', en: 'this request takes no fields' }),
};

const pathOf = (parent: string, property: string): string =>
  /^\d+$/.test(property) ? `${parent}[${property}]` : parent === '' ? property : `${parent}.${property}`;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Unknown fields that class-transformer drops before the whitelist, because objects inherit a member of that name. */
const droppedFields = (sent: unknown, kept: unknown, parent: string): FieldError[] => {
  if (!isObject(sent) || !isObject(kept)) return [];
  return Object.keys(sent).flatMap((name) => {
    const field = pathOf(parent, name);
    return Object.hasOwn(kept, name)
      ? droppedFields(sent[name], kept[name], field)
      : [{ field, rule: 'whitelistValidation', message: notAccepted(name) }];
  });
};

const fieldErrors = (
  { property, value, constraints, contexts, children = [] }: ValidationError,
  parent: string,
): FieldError[] => {
  const field = pathOf(parent, property);
  const own = Object.entries(constraints ?? {}).map(([rule, message]) => ({
    field,
    rule,
    message: sentence({ property, value, rule }, contexts?.[rule]) ?? message,
  }));
  return [...own, ...children.flatMap((child) => fieldErrors(child, field))];
};

const sentence = (
  { property, value, rule }: { property: string; value: unknown; rule: string },
  context: Partial<Says> | undefined,
): Text | undefined => (context?.says ?? kitMessages[rule])?.(property, value);
