import { Injectable, type PipeTransform } from '@nestjs/common';
import { invalid } from '@pishkhan/service-kit';
import { kinds } from '../../kinds/index.ts';
import { errorsOf, text, type Form, type Words } from '../../engine/kind/form.ts';
import { kindNamed, type CaseKind } from '../../engine/kind/kind.ts';
import { answersOf } from './form-schemas.ts';

type Filled = Readonly<Record<string, string | number>>;
export interface OpenCaseBody {
  readonly kind: CaseKind;
  readonly asked: Filled;
}
export interface DecisionBody {
  readonly answer: string;
  readonly reason: string;
  readonly form: Filled;
  /** Forms that may go with the answer. */
  readonly forms: readonly Form[];
}

const objectOf = (body: unknown): Readonly<Record<string, unknown>> => {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalid([
      { field: '', rule: 'isObject', message: { fa: 'یک شیء JSON لازم است', en: 'a JSON object is needed' } },
    ]);
  return body as Readonly<Record<string, unknown>>;
};
const oneOf = (field: string, title: Words, names: readonly string[]) =>
  invalid([
    {
      field,
      rule: 'isOneOf',
      message: {
        fa: `${title.fa} باید یکی از اینها باشد: ${names.join('، ')}`,
        en: `${title.en} must be one of ${names.join(', ')}`,
      },
    },
  ]);

/** The body of `POST /v1/cases` by the form of its kind. @throws ProblemException 400 that names every wrong field */
@Injectable()
export class OpenCasePipe implements PipeTransform<unknown, OpenCaseBody> {
  transform(body: unknown): OpenCaseBody {
    const { kind: name, ...asked } = objectOf(body);
    const kind = typeof name === 'string' ? kindNamed(kinds, name) : undefined;
    if (!kind)
      throw oneOf(
        'kind',
        { fa: 'نوع درخواست', en: 'Kind of case' },
        kinds.map((each) => each.kind),
      );
    const errors = errorsOf(kind.opens.asks, asked);
    if (errors.length > 0) throw invalid(errors);
    return { kind, asked: asked as Filled };
  }
}

const reasonForm = { reason: text({ fa: 'دلیل', en: 'Reason' }, 2_000) };

/** The body of a decision by the form of its answer. @throws ProblemException 400 that names every wrong field */
@Injectable()
export class DecisionPipe implements PipeTransform<unknown, DecisionBody> {
  transform(body: unknown): DecisionBody {
    const { answer, reason, ...form } = objectOf(body);
    const answers = answersOf(kinds);
    const forms = typeof answer === 'string' ? answers.get(answer) : undefined;
    if (!forms) throw oneOf('answer', { fa: 'پاسخ', en: 'Answer' }, [...answers.keys()]);
    const tried = forms.map((each) => errorsOf(each, form));
    const errors = [...errorsOf(reasonForm, { reason }), ...(tried.some((each) => each.length === 0) ? [] : tried[0]!)];
    if (errors.length > 0) throw invalid(errors);
    return { answer: answer as string, reason: reason as string, form: form as Filled, forms };
  }
}
