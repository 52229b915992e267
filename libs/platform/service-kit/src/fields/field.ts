import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy, ValidateIf } from 'class-validator';
import { documented, saying, type Words } from '../http/words/words.ts';

export interface FieldOptions {
  /** `null` is refused all the same; an absent field stays `undefined`. */
  readonly optional?: boolean;
  readonly example?: unknown;
}

interface Field extends FieldOptions {
  /** Name of the constraint in the problem document: `isNationalId`. */
  readonly rule: string;
  /** Messages begin with it, up to its first aside: `{ fa: 'شماره اشتراک', en: 'subscription number (9.6)' }`. */
  readonly description: Words;
  /** What is expected, in a sentence that follows the field's own words: `{ fa: 'باید …', en: 'must …' }`. */
  readonly expected: Words;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly accepts: (value: unknown) => boolean;
}

/**
 * One decorator that both validates a field and documents it, so that the served document cannot say something else.
 */
export const field = ({
  rule,
  description,
  expected,
  schema,
  accepts,
  optional = false,
  example,
}: Field): PropertyDecorator => {
  const context = saying(description, expected);
  return applyDecorators(
    ApiProperty({
      description: documented(description),
      required: !optional,
      ...(example !== undefined && { example }),
      ...schema,
    }),
    ...(optional ? [optionalField] : []),
    ValidateBy(
      {
        name: rule,
        validator: {
          validate: accepts,
          defaultMessage: ({ property = '' } = {} as never) => context.says(property).en,
        },
      },
      { context },
    ),
  );
};

/** Absent is allowed; `null` is not, and meets the field's own constraint. */
export const optionalField: PropertyDecorator = ValidateIf((_, value) => value !== undefined);

export const isText = (value: unknown): value is string => typeof value === 'string';
