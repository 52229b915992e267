import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { AccessDeclaration } from '@pishkhan/roles';
import { KEY_DAYS } from '../commands/keys/retention.ts';
import type { ServiceDefinition } from '../definition.ts';
import { withComponents, type SchemaObject } from './components.ts';
import { rolesIn } from '../identity/access.ts';
import type { Routes } from '../http/entrance/routes.ts';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Schema = Record<string, unknown>;
type Header = NonNullable<NonNullable<OpenAPIObject['components']>['headers']>[string];

const problem: SchemaObject = {
  type: 'object',
  description: 'RFC 9457 problem document',
  required: ['type', 'title', 'status', 'rule'],
  properties: {
    type: { type: 'string', description: 'urn:pishkhan:rule:<rule>' },
    title: { type: 'string', description: 'for people, in the language of Accept-Language' },
    status: { type: 'integer' },
    rule: { type: 'string', description: 'name of the rule, for machines' },
    detail: { type: 'string' },
    data: { type: 'object', additionalProperties: true },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'rule', 'message'],
        properties: { field: { type: 'string' }, rule: { type: 'string' }, message: { type: 'string' } },
      },
    },
    instance: { type: 'string' },
    correlationId: { type: 'string' },
  },
};

/** 15.4-44: the schemas name the canonical form. */
const asTyped =
  'Fields are also accepted as people type them: Persian and Arabic digits, thousands separators, blanks and hyphens in ' +
  'identifiers, days in the Jalali calendar or ISO. Responses have the form of the schemas.';

const refusals: Readonly<Record<string, string>> = {
  400: 'a field is invalid (`errors` names it) or the body cannot be parsed',
  401: 'no valid token',
  403: 'role or ownership does not allow it',
  404: 'not there',
  409: 'the wrong moment',
  413: 'too large',
  415: 'unsupported media type',
  422: 'a business rule rejects the request',
  429: 'too many requests; `Retry-After` says how many seconds to wait',
  500: 'an unexpected fault',
  503: 'a part is unavailable, or the view is behind',
  507: 'the storage is full, and nothing was saved',
};

const header = (name: string, description: string, required: boolean, schema: Schema) => ({
  name,
  in: 'header' as const,
  required,
  description,
  schema,
});
const key = header(
  'Idempotency-Key',
  `a new one for each command of an actor in this service. The same request again returns the first response of its success (status, body, X-Position, Location), and is judged anew if it was refused; another method, path or body is 422 IdempotencyKeyMustNotBeReused. A key is kept for at least ${KEY_DAYS} days unless the operator sets PISHKHAN_IDEMPOTENCY_DAYS; afterwards it counts as new`,
  true,
  { type: 'string', pattern: '^[\\x21-\\x7e]{8,128}$' },
);
const after = header(
  'X-After-Position',
  'X-Position of an earlier response: wait until the view has reached it',
  false,
  {
    type: 'string',
    pattern: '^\\d{1,19}-\\d{1,19}$',
  },
);
const answerHeaders: Readonly<Record<string, Header>> = {
  'X-Position': { description: 'position in the log after the command', schema: { type: 'string' } },
  'Idempotency-Repeated': {
    description: '`true` if the command was executed before and this is its first response',
    schema: { type: 'string' },
  },
};

/** The OpenAPI document of the service: the controllers' declarations and the kit's additions to every route. */
export const openApiOf = (app: INestApplication, { name, title }: ServiceDefinition, routes: Routes): OpenAPIObject => {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(`${title.fa} · Pishkhan ${name}`)
    .setDescription(`${title.fa} · ${title.en}\n\n${asTyped}`)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'token')
    .addSecurityRequirements('token')
    .build();
  const { value: document, schemas } = withComponents(SwaggerModule.createDocument(app, config));
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...schemas, Problem: problem },
  };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of ['get', 'post'] as const) {
      if (!item[method]) continue;
      item[method].operationId = operationIdOf(method, path);
      complete(item[method], method, routes.get(`${method} ${path}`)?.access ?? {});
    }
  }
  return nullsAsTypes(document) as OpenAPIObject;
};

/** Unique in the document, as OpenAPI demands: `getAccountsByAccountIdBills`. */
const operationIdOf = (method: string, path: string): string => {
  const parts = path
    .replace(/^\/v1/, '')
    .replaceAll(/\{(\w+)\}/g, 'By/$1')
    .split(/\W+/)
    .filter(Boolean);
  return `${method}${parts.map((part) => `${part[0]!.toUpperCase()}${part.slice(1)}`).join('')}`;
};

const complete = (operation: Operation, method: 'get' | 'post', access: AccessDeclaration): void => {
  Object.assign(operation, { 'x-roles': rolesIn(access), 'x-access': access });
  // A search by POST records a look-up and changes nothing else, so it has no key.
  const isSearch = 'x-personal-data' in operation;
  operation.parameters = [...(operation.parameters ?? []), method === 'post' && !isSearch ? key : after];
  for (const [status, description] of Object.entries(refusals)) {
    operation.responses[status] ??= {
      description,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
  for (const [status, response] of Object.entries(operation.responses)) {
    if (method === 'post' && !isSearch && status.startsWith('2') && response && !('$ref' in response))
      response.headers = { ...answerHeaders, ...response.headers };
  }
};

/** OpenAPI 3.1 has no `nullable`; null is one of the types. */
const nullsAsTypes = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(nullsAsTypes);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = value as Schema;
  const entries = Object.fromEntries(Object.entries(rest).map(([name, child]) => [name, nullsAsTypes(child)]));
  if (nullable !== true) return nullable === undefined || nullable === false ? entries : { ...entries, nullable };
  return typeof entries.type === 'string'
    ? { ...entries, type: [entries.type, 'null'] }
    : { anyOf: [entries, { type: 'null' }] };
};
