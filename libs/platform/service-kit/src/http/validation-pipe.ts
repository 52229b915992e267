import { Injectable, type ArgumentMetadata, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError, type ValidatorOptions } from 'class-validator';
import { faNumber, identifierText, notAccepted, type Text } from '@pishkhan/fields';
import type { Says } from '../fields/says.ts';
import { ProblemException, type FieldError } from './problem.ts';

const options: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
};
const DEEPEST = 24;
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
    if (!isShallowerThan(value, DEEPEST))
      throw invalid([
        {
          field: '',
          rule: 'maxDepth',
          message: {
            fa: `تودرتویی حداکثر ${faNumber(DEEPEST)} لایه است`,
            en: `nesting is at most ${DEEPEST} levels deep`,
          },
        },
      ]);
    const dto = plainToInstance(metatype as Type<object>, value);
    const errors = validateSync(dto, options);
    if (errors.length > 0) throw invalid(errors.flatMap((error) => fieldErrors(error, '')));
    return dto;
  }
}

/** 400 that names fields, for checks beyond a DTO. */
export const invalid = (errors: readonly FieldError[]): ProblemException =>
  new ProblemException(400, 'InvalidInput', { errors });

/** Messages of checks outside the fields. */
const kitMessages: Readonly<Record<string, Says['says']>> = {
  whitelistValidation: notAccepted,
  unknownValue: () => ({ fa: 'این درخواست ورودی ندارد', en: 'this request takes no fields' }),
};

const fieldErrors = (
  { property, value, constraints, contexts, children = [] }: ValidationError,
  parent: string,
): FieldError[] => {
  const field = /^\d+$/.test(property) ? `${parent}[${property}]` : parent === '' ? property : `${parent}.${property}`;
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

const isShallowerThan = (value: object, levels: number): boolean =>
  levels > 0 &&
  Object.values(value).every(
    (child) => typeof child !== 'object' || child === null || isShallowerThan(child, levels - 1),
  );
