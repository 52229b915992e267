import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | undefined>>>>;
}
interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

/** One request and its response on the wire. */
export interface Exchange {
  readonly method: 'GET' | 'POST';
  /** Includes the query. */
  readonly path: string;
  /** Left out for a body that is written as people type it. */
  readonly requestBody: unknown;
  readonly requestType: string | undefined;
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: unknown;
}

const SERVED = 'served:openapi';

/** Checks an exchange against the served OpenAPI document; returns the differences as sentences. */
export const conformanceWith = (served: Document): ((exchange: Exchange) => string[]) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: SERVED, ...(closed(served) as object) });
  const validators = new Map<string, ValidateFunction>();
  const faultsAt = (pointer: readonly string[], value: unknown, what: string): string[] => {
    const $ref = `${SERVED}#/${pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
    const validate = validators.get($ref) ?? ajv.compile({ $ref });
    validators.set($ref, validate);
    return validate(value)
      ? []
      : [
          `${what}: ${ajv.errorsText(validate.errors, { dataVar: '' })} ${JSON.stringify(validate.errors?.[0]?.params)}`,
        ];
  };
  return (exchange) => {
    const found = operationOf(served, exchange);
    if (!found)
      return exchange.status >= 400 && exchange.status < 500
        ? []
        : [`${exchange.method} ${exchange.path} is not in the document`];
    return [...answerFaults(found, exchange, faultsAt), ...requestFaults(found, exchange, faultsAt)].map(
      (fault) => `${exchange.method} ${exchange.path} → ${exchange.status}: ${fault}`,
    );
  };
};

type FaultsAt = (pointer: readonly string[], value: unknown, what: string) => string[];
interface Found {
  readonly at: readonly string[];
  readonly operation: Operation;
}

const operationOf = ({ paths }: Document, { method, path }: Exchange): Found | undefined => {
  const asked = path.split('?', 1)[0]!;
  const fits = (template: string) =>
    new RegExp(`^${template.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`).test(asked);
  const templates = Object.keys(paths)
    .filter(fits)
    .sort((left, right) => left.split('{').length - right.split('{').length);
  const template = templates.find((candidate) => paths[candidate]![method.toLowerCase()]);
  return template === undefined
    ? undefined
    : { at: ['paths', template, method.toLowerCase()], operation: paths[template]![method.toLowerCase()]! };
};

const answerFaults = (
  { at, operation }: Found,
  { status, contentType, body }: Exchange,
  faultsAt: FaultsAt,
): string[] => {
  const response = operation.responses[status];
  if (!response) return ['the status is not in the document'];
  const mediaType = contentType?.split(';', 1)[0] ?? '';
  if (!response.content) return body === '' || body === undefined ? [] : ['the document describes no body'];
  if (!response.content[mediaType]) return [`the media type "${mediaType}" is not in the document`];
  return faultsAt([...at, 'responses', String(status), 'content', mediaType, 'schema'], body, 'answer');
};

/** An accepted request must match the document. */
const requestFaults = (
  { at, operation }: Found,
  { status, requestBody, requestType = 'application/json' }: Exchange,
  faultsAt: FaultsAt,
): string[] => {
  const mediaType = requestType.split(';', 1)[0]!;
  if (status >= 300 || requestBody === undefined) return [];
  if (!operation.requestBody?.content[mediaType])
    return [`a ${mediaType} body was accepted that the document does not describe`];
  const body: unknown =
    mediaType === 'application/json' && typeof requestBody === 'string' ? JSON.parse(requestBody) : requestBody;
  return faultsAt([...at, 'requestBody', 'content', mediaType, 'schema'], body, 'request');
};

/** A response must not have a property that the document does not define. */
const closed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([name, child]) => [name, closed(child)]));
  return copy.type === 'object' && typeof copy.properties === 'object' && copy.additionalProperties === undefined
    ? { ...copy, additionalProperties: false }
    : copy;
};
