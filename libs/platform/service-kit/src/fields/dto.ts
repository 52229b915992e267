import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { documented, isPart, tooMany, type Field, type Shape, type ValuesOf } from '@pishkhan/fields';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import { dtoOf } from './response.ts';
import { saying, type Says } from './says.ts';

/**
 * A class with decorators of class-validator, class-transformer and OpenAPI, made from fields: `class VisitBody extends
 * dto({ visitedOn: civilDate(…) }) {}`.
 */
export interface DtoClass<S extends Shape> {
  new (): ValuesOf<S>;
  readonly fields: S;
  /** Maps a document to the response: only the fields of this class, nested ones too. */
  of<Response extends object>(this: new () => Response, document: Response): Response;
}

export function dto<const S extends Shape>(fields: S): DtoClass<S>;
export function dto(fields: Shape): DtoClass<Shape> {
  class Made {
    static readonly fields = fields;
    readonly [name: string]: unknown;
    static of<Response extends object>(this: new () => Response, document: Response): Response {
      return dtoOf(fields, document) as Response;
    }
  }
  for (const [name, each] of Object.entries(fields)) Is(each)(Made.prototype, name);
  return Made;
}

/** A field may be absent; `null` is validated by the field and rejected. */
const unlessAbsent = ValidateIf((_, value) => value !== undefined);

/** The words of each value to choose from, so that a console needs none (ADR 0105). */
const titlesOf = ({ titles = {} }: Field) => (Object.keys(titles).length === 0 ? {} : { 'x-titles': titles });

/** One property of a DTO: schema, normaliser and validation are those of the field. */
const Is = (field: Field): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...(field.label !== '' && { description: documented(field.label) }),
      required: !field.optional,
      ...(field.example !== undefined && { example: field.example }),
      ...(isPart(field)
        ? {
            type: () => field.part(),
            ...(field.isList && { isArray: true }),
            ...(field.schema.nullable === true && { nullable: true }),
            ...(field.most !== undefined && { maxItems: field.most }),
          }
        : { ...field.schema, ...titlesOf(field) }),
    }),
    ...(field.optional ? [unlessAbsent] : []),
    ...(isPart(field) ? partChecks(field) : valueChecks(field)),
  );

const valueChecks = (field: Field): PropertyDecorator[] => [
  Transform(({ value }) => field.read(value) ?? value),
  ValidateBy(
    {
      name: field.rule,
      // Without its own message class-validator drops the context.
      validator: { validate: (value) => field.read(value) !== undefined, defaultMessage: () => field.rule },
    },
    { context: saying(field) },
  ),
];

const partChecks = (field: Field): PropertyDecorator[] => {
  if (!isPart(field)) return [];
  const context = saying(field);
  const each = field.isList;
  const most: Says | undefined =
    field.most === undefined ? undefined : saying({ ...field, demands: tooMany(field.most) });
  return [
    ...(each ? [IsArray({ context })] : []),
    ...(most ? [ArrayMaxSize(field.most!, { context: most })] : []),
    ...(field.schema.nullable === true ? [ValidateIf((_, value) => value !== null)] : []),
    IsObject({ each, context }),
    ValidateNested({ each, context }),
    Type(field.part),
  ];
};
