import type { Field, Form } from '../../engine/kind/form.ts';
import type { CaseKind } from '../../engine/kind/kind.ts';

type Schema = Record<string, unknown>;

const schemaOf = (field: Field): Schema => {
  const description = `${field.title.fa} · ${field.title.en}`;
  switch (field.type) {
    case 'text':
      return { type: 'string', minLength: 1, maxLength: field.max, description };
    case 'reading':
      return { type: 'string', minLength: 1, maxLength: 120, description };
    case 'choice':
      return { type: 'string', enum: [...field.of], description };
    case 'index':
      return { type: 'integer', minimum: 0, maximum: 999_999_999, description };
  }
};

const formSchema = (first: Record<string, Schema>, form: Form): Schema => ({
  type: 'object',
  additionalProperties: false,
  required: [
    ...Object.keys(first),
    ...Object.entries(form)
      .filter(([, { optional }]) => !optional)
      .map(([name]) => name),
  ],
  properties: { ...first, ...Object.fromEntries(Object.entries(form).map(([name, field]) => [name, schemaOf(field)])) },
});

/** Body of `POST /v1/cases`: one form for each kind, from the same data that checks it. */
export const openingSchema = (kinds: readonly CaseKind[]): Schema => ({
  oneOf: kinds.map(({ kind, title, opens }) => ({
    title: title.en,
    ...formSchema({ kind: { type: 'string', enum: [kind] } }, opens.asks),
  })),
});

/** Every answer that any kind knows, with the forms that go with it. */
export const answersOf = (kinds: readonly CaseKind[]): ReadonlyMap<string, readonly Form[]> => {
  const answers = new Map<string, Form[]>();
  for (const stage of kinds.flatMap(({ stages }) => Object.values(stages))) {
    if (!('decides' in stage)) continue;
    for (const [answer, { asks }] of Object.entries(stage.decides))
      answers.set(answer, [...new Set([...(answers.get(answer) ?? []), asks])]);
  }
  return answers;
};

const reason: Schema = {
  type: 'string',
  minLength: 1,
  maxLength: 2_000,
  description: 'دلیل تصمیم · reason of the decision',
};
const distinct = (forms: readonly Form[]): Form[] => [
  ...new Map(forms.map((form) => [JSON.stringify(form), form])).values(),
];

/** Body of `POST /v1/cases/{id}/decisions`: one form for each answer. */
export const decisionSchema = (kinds: readonly CaseKind[]): Schema => ({
  oneOf: [...answersOf(kinds)].flatMap(([answer, forms]) =>
    distinct(forms).map((form) => ({
      title: answer,
      ...formSchema({ answer: { type: 'string', enum: [answer] }, reason }, form),
    })),
  ),
});
