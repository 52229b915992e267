/** A schema of the OpenAPI documents, as far as a valid body needs it. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

const sampleOf = (document: ApiDocument, schema: Schema, name = ''): unknown => {
  if (schema.$ref !== undefined)
    return sampleOf(document, document.components.schemas[schema.$ref.split('/').at(-1)!]!, name);
  if (schema.example !== undefined) return schema.example;
  if (schema.examples) return schema.examples[0];
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sampleOf(document, schema.anyOf[0]!, name);
  if (schema.allOf) return sampleOf(document, schema.allOf[0]!, name);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((each) => [each, sampleOf(document, schema.properties![each]!, each)]),
      );
    case 'array':
      return schema.items ? [sampleOf(document, schema.items)] : [];
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      return schema.format === 'date' || /(On|From|Date|from)$/.test(name) ? '2026-11-20' : 'نمونه';
  }
};

/** Bodies whose members depend on each other, as no document says. */
const written: Readonly<Record<string, object>> = {
  '/v1/accounts/{accountId}/terms-changes': { from: '2026-10-23', dwellingUnits: 3, evidence: 'پروانه' },
  '/v1/unidentified-payments/{unidentifiedPaymentId}/proposals': { kind: 'return', reason: 'بی‌صاحب' },
  '/v1/cases/{caseId}/reports': { visitedOn: '2026-11-20', indexSeen: 300, meterSound: true },
  '/v1/cases/{caseId}/decisions': { answer: 'readingRight', reason: 'بازدید' },
  '/v1/corrections/{correctionId}/approvals': { hash: 'a'.repeat(64) },
  '/v1/corrections/{correctionId}/stand-ins': { person: 'representative-109', reason: 'مرخصی' },
  '/v1/cases/{caseId}/hand-overs': { to: 'county-3', reason: 'نشانی' },
};

/** A body that the document allows, of its required members only; undefined if the operation has no JSON body. */
export const validBodyOf = (document: ApiDocument, path: string): string | undefined => {
  if (written[path]) return JSON.stringify(written[path]);
  const schema = document.paths[path]?.['post']?.requestBody?.content['application/json']?.schema;
  return schema && JSON.stringify(sampleOf(document, schema));
};
