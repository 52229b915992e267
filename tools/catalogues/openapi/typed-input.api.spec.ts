import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoUsers } from '@pishkhan/development-issuer';
import { definitions } from '@pishkhan/embedded/definitions';
import { startTestPlatform, type TestPlatform } from '@pishkhan/testing';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly example?: unknown;
  readonly minimum?: number;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: Schema;
  readonly example?: unknown;
}
interface Door {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Door>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
interface FieldError {
  readonly field: string;
  readonly message: string;
}
/** A field of a request, and how to send a value in it. */
interface Input {
  readonly name: string;
  readonly field: string;
  readonly schema: Schema;
  send(value: unknown): Promise<readonly FieldError[]>;
}

const faDigits = (text: string) => text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!);
const marked = (text: string) => `\u200f ${text}\u200c `;
/** The same value as people and programs write it (9.7, 15.4-44). */
const typedFormsOf = ({ type, format, example, minimum, enum: choices }: Schema): readonly unknown[] => {
  if (format === 'date')
    return ['۱۴۰۵/۹/۱', '1405-09-01', '١٤٠٥/٠٩/٠١', '2026/11/22', '1405.09.01', marked('۱۴۰۵/۰۹/۰۱')];
  if (format === 'date-time' || type === 'boolean') return [];
  if (type === 'integer' || type === 'number') {
    const value = `${Number(example ?? choices?.[0] ?? minimum ?? 1)}`;
    return [faDigits(value), marked(value), Number(value)];
  }
  if (type !== 'string') return [];
  const value = example ?? choices?.[0];
  if (typeof value !== 'string') return [];
  return choices ? [marked(value)] : [faDigits(value), marked(value)];
};

let platform: TestPlatform;
const inputs: Input[] = [];
const userOf = new Map<string, string>();

const sent = async (door: string, url: string, request: RequestInit): Promise<readonly FieldError[]> => {
  for (const username of userOf.has(door) ? [userOf.get(door)!] : demoUsers.map((each) => each.username)) {
    const response = await fetch(url, {
      ...request,
      headers: {
        authorization: `Bearer ${await platform.tokenFor(username)}`,
        'accept-language': 'fa',
        'idempotency-key': crypto.randomUUID(),
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
    });
    const problem = (await response.json()) as { rule?: string; errors?: readonly FieldError[] };
    if (problem.rule === 'RoleMustAllow') continue;
    userOf.set(door, username);
    return problem.errors ?? [];
  }
  throw new Error(`nobody may use ${door}`);
};

const doorsOf = (url: string, { paths, components }: Document): Input[] => {
  const resolved = (schema: Schema): Schema =>
    schema.$ref === undefined ? schema : components.schemas[schema.$ref.split('/').at(-1)!]!;
  const partsOf = (schema: Schema): readonly Schema[] => (schema.oneOf ?? schema.anyOf ?? [schema]).map(resolved);
  return Object.entries(paths)
    .filter(([path]) => path.startsWith('/v1/'))
    .flatMap(([path, doors]) =>
      Object.entries(doors).flatMap(([method, door]): Input[] => {
        const name = `${method.toUpperCase()} ${path}`;
        const anywhere = path.replace(/\{\w+\}/g, '1');
        const parameters = (door.parameters ?? [])
          .filter((each) => each.in === 'query' || each.in === 'path')
          .map((each): Input => {
            const at = (value: string) =>
              each.in === 'query'
                ? `${anywhere}?${each.name}=${value}`
                : path.replace(`{${each.name}}`, value).replace(/\{\w+\}/g, '1');
            return {
              name,
              field: each.name,
              schema: { ...each.schema, example: each.example ?? each.schema.example },
              send: (value) =>
                sent(name, `${url}${at(encodeURIComponent(String(value)))}`, {
                  method: method.toUpperCase(),
                  ...(method === 'post' ? { body: '{}' } : {}),
                }),
            };
          });
        const body = door.requestBody?.content['application/json']?.schema;
        const fields = (body ? partsOf(resolved(body)) : []).flatMap((part): Input[] => {
          const fixed = Object.fromEntries(
            Object.entries(part.properties ?? {}).flatMap(([key, { enum: only }]) =>
              only?.length === 1 ? [[key, only[0]]] : [],
            ),
          );
          const post = (content: object) =>
            sent(name, `${url}${anywhere}`, { method: 'POST', body: JSON.stringify({ ...fixed, ...content }) });
          return Object.entries(part.properties ?? {}).flatMap(([key, schema]): Input[] => {
            const own = {
              name,
              field: key,
              schema: resolved(schema),
              send: (value: unknown) => post({ [key]: value }),
            };
            const nested = Object.entries(own.schema.properties ?? {}).map(([inner, of]) => ({
              name,
              field: `${key}.${inner}`,
              schema: resolved(of),
              send: (value: unknown) => post({ [key]: { [inner]: value } }),
            }));
            return [own, ...nested];
          });
        });
        return [...parameters, ...fields];
      }),
    );
};

beforeAll(async () => {
  platform = await startTestPlatform();
  for (const definition of definitions) {
    const { url } = await platform.start(definition);
    inputs.push(...doorsOf(url, (await (await fetch(`${url}/openapi.json`)).json()) as Document));
  }
}, 60_000);
afterAll(() => platform.stop());

describe('F13, 15.4-44, case 05, case 10: every door of every service', () => {
  it('takes each field in Persian digits, with marks, and days of either calendar', async () => {
    const rejected: string[] = [];
    let tried = 0;
    for (const { name, field, schema, send } of inputs)
      for (const value of typedFormsOf(schema)) {
        tried += 1;
        const errors = (await send(value)).filter((each) => each.field === field);
        for (const { message } of errors) rejected.push(`${name} ${field} ${JSON.stringify(value)}: ${message}`);
      }
    expect(rejected).toEqual([]);
    expect(tried).toBeGreaterThan(150);
  }, 120_000);

  it('says in Persian what is wrong with a field, without its name in the request or a code', async () => {
    const foreign = new Set<string>();
    for (const { name, send } of inputs)
      for (const value of [[true], 'x y ؟', ''])
        for (const { field, message } of await send(value))
          if (/[A-Za-z]{2}/.test(message)) foreign.add(`${name} ${field}: ${message}`);
    expect([...foreign]).toEqual([]);
  }, 120_000);
});
