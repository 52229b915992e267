import { freeTextsOf } from '@pishkhan/fields';
import type { Form } from '../../../engine/kind/form.ts';
import type { CaseKind } from '../../../engine/kind/kind.ts';

/** Forms of reports and of answers, in their present and their earlier form. */
export const formsOfSteps = ({ stages }: CaseKind): readonly Form[] =>
  Object.values(stages).flatMap((stage): readonly Form[] => {
    if ('orders' in stage) return [stage.orders.asks];
    return 'decides' in stage
      ? Object.values(stage.decides).flatMap(({ asks, formerly }) => [asks, ...(formerly ? [formerly.asks] : [])])
      : [];
  });

/** Names of the free texts of decisions and reports; a name has one meaning in all forms, and a spec checks it. */
export const freeTextNamesOf = (kinds: readonly CaseKind[]): ReadonlySet<string> =>
  new Set(['reason', ...kinds.flatMap((kind) => formsOfSteps(kind).flatMap(freeTextsOf))]);
