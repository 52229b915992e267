import { newestOf, type CaseKind } from '../../../engine/kind/kind.ts';
import type { Form } from '../../../engine/kind/form.ts';
import { formSchema } from './form-fields.ts';

type Schema = Record<string, unknown>;

/** Body of `POST /v1/cases`: one form for the newest version of each kind, from the data that checks it. */
export const openingSchema = (kinds: readonly CaseKind[]): Schema => ({
  oneOf: newestOf(kinds).map(({ kind, title, opens }) => ({
    title: title.en,
    ...formSchema({ kind: { type: 'string', enum: [kind] } }, opens.asks),
  })),
});

const reason: Schema = {
  type: 'string',
  minLength: 1,
  maxLength: 2_000,
  description: 'دلیل تصمیم · reason of the decision',
};

interface Alternative {
  readonly answer: string;
  readonly asks: Form;
  readonly kinds: readonly string[];
  /** An earlier form, which still works. */
  readonly former: boolean;
}
/** All answers of all versions of the kinds; kinds with an equal answer and form share an alternative. */
const alternatives = (kinds: readonly CaseKind[]): readonly Alternative[] => {
  const found = new Map<string, Alternative>();
  for (const { kind, version, stages } of kinds)
    for (const stage of Object.values(stages)) {
      if (!('decides' in stage)) continue;
      for (const [answer, { asks, formerly }] of Object.entries(stage.decides))
        for (const form of [asks, ...(formerly ? [formerly.asks] : [])]) {
          const key = JSON.stringify([answer, formSchema({}, form)]);
          const known = found.get(key)?.kinds ?? [];
          const named = [...new Set([...known, version === 1 ? kind : `${kind} ${version}`])];
          found.set(key, { answer, asks: form, kinds: named, former: form !== asks });
        }
    }
  return [...found.values()];
};

/**
 * Body of `POST /v1/cases/{id}/decisions`. Two kinds may have answers of one name with different forms; the kind and
 * stage of the case determine the form.
 */
export const decisionSchema = (kinds: readonly CaseKind[]): Schema => ({
  anyOf: alternatives(kinds).map(({ answer, asks, kinds: of, former }) => ({
    title: `${answer} (${of.join(', ')})${former ? ', earlier form' : ''}`,
    ...(former && { deprecated: true }),
    ...formSchema({ answer: { type: 'string', enum: [answer] }, reason }, asks),
  })),
});

/** Body of `POST /v1/cases/{id}/reports`: one form for each kind of ordered work. */
export const reportSchema = (kinds: readonly CaseKind[]): Schema => {
  const orders = kinds.flatMap(({ stages }) =>
    Object.values(stages).flatMap((stage) => ('orders' in stage ? [stage.orders] : [])),
  );
  return {
    anyOf: [...new Set(orders)].map(({ title, asks }) => ({ title: title.en, ...formSchema({}, asks) })),
  };
};
