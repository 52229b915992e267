import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Property {
  readonly enum?: readonly string[];
  readonly 'x-titles'?: Readonly<Record<string, { readonly fa: string; readonly en: string }>>;
}
interface Document {
  readonly components: { readonly schemas: Record<string, { readonly properties?: Record<string, Property> }> };
}

const FOLDER = join(import.meta.dirname, '../../../contracts/openapi');
/** Their values are what is printed on a meter. */
const OWN_NAMES = ['meterCapacity', 'capacity'];

/** Every choice of a body that a class describes; those of forms are in the answers about the kinds of case. */
const choicesIn = (file: string) => {
  const { components } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Document;
  return Object.entries(components.schemas)
    .filter(([schema]) => schema.endsWith('Body'))
    .flatMap(([schema, { properties = {} }]) =>
      Object.entries(properties)
        .filter(([name, property]) => property.enum && !OWN_NAMES.includes(name))
        .map(([name, property]) => ({ name: `${schema}.${name}`, ...property })),
    );
};

describe('choices of requests (ADR 0105)', () => {
  it.each(readdirSync(FOLDER))('%s has the words of each value in both languages', (file) => {
    for (const { name, enum: values, 'x-titles': titles = {} } of choicesIn(file)) {
      expect({ name, values: Object.keys(titles).toSorted() }).toEqual({ name, values: values!.toSorted() });
      for (const { fa, en } of Object.values(titles)) expect([fa, en]).not.toContain('');
    }
  });
});
