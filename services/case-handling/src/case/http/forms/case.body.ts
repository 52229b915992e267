import { Inject, Injectable, type PipeTransform } from '@nestjs/common';
import { freeTextsOf, machineText, readableText, type FilledInForm } from '@pishkhan/fields';
import { formWithoutNumbers, invalid, Offices } from '@pishkhan/service-kit';
import type { FilledIn } from '../../../engine/case.messages.ts';
import { asKept, errorsOf, text, type Form } from '../../../engine/kind/form.ts';
import { kindNamed, newestOf, type CaseKind } from '../../../engine/kind/kind.ts';
import { kinds } from '../../../kinds/index.ts';
import { freeTextNamesOf } from './free-text-names.ts';

export interface OpenCaseBody {
  readonly kind: CaseKind;
  readonly form: FilledIn;
}
export interface DecisionBody {
  readonly answer: string;
  readonly reason: string;
  readonly form: FilledInForm;
}

/** The stage of the case is known after these pipes, so they replace texts by name (N17). */
const freeTextNames = freeTextNamesOf(kinds);

const objectOf = (body: unknown): Readonly<Record<string, unknown>> => {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalid([
      { field: '', rule: 'isObject', message: { fa: 'متن درخواست خوانا نیست', en: 'a JSON object is required' } },
    ]);
  return body as Readonly<Record<string, unknown>>;
};

/**
 * The body of `POST /v1/cases`, by the form of its kind. A county office that it names is registered and open (N6).
 *
 * @throws ProblemException 400 that names every invalid field; 422, 409 for the county office
 */
@Injectable()
export class OpenCasePipe implements PipeTransform<unknown, Promise<OpenCaseBody>> {
  constructor(@Inject(Offices) private readonly offices: Offices) {}

  async transform(body: unknown): Promise<OpenCaseBody> {
    const { kind: name, ...typed } = objectOf(body);
    const kind = typeof name === 'string' ? kindNamed(kinds, machineText(name)) : undefined;
    if (!kind) {
      const [titles, names] = [newestOf(kinds).map(({ title }) => title.fa), newestOf(kinds).map((each) => each.kind)];
      const message = {
        fa: `نوع درخواست را انتخاب کنید: ${titles.join('، ')}`,
        en: `Kind of case must be one of ${names.join(', ')}`,
      };
      throw invalid([{ field: 'kind', rule: 'isOneOf', message }]);
    }
    const form = formWithoutNumbers(typed, new Set(freeTextsOf(kind.opens.asks)));
    const errors = errorsOf(kind.opens.asks, form);
    if (errors.length > 0) throw invalid(errors);
    const kept = asKept(kind.opens.asks, form as FilledIn);
    const { countyOffice } = kept;
    if (typeof countyOffice === 'string') await this.offices.named(countyOffice, 'countyOffice');
    return { kind, form: kept };
  }
}

const decisionForm: Form = {
  answer: text({ fa: 'پاسخ', en: 'Answer' }, 60),
  reason: text({ fa: 'دلیل', en: 'Reason' }, 2_000),
};

/**
 * The body of a decision; its form is checked against the stage of the case.
 *
 * @throws ProblemException 400 that names every invalid field
 */
@Injectable()
export class DecisionPipe implements PipeTransform<unknown, DecisionBody> {
  transform(body: unknown): DecisionBody {
    const { answer, reason, ...form } = formWithoutNumbers(objectOf(body), freeTextNames);
    const errors = errorsOf(decisionForm, { answer, reason });
    if (errors.length > 0) throw invalid(errors);
    return {
      answer: machineText(answer as string),
      reason: readableText(reason as string),
      form: form as FilledInForm,
    };
  }
}

/**
 * The body of a report; its form is checked against the order of the stage.
 *
 * @throws ProblemException 400
 */
@Injectable()
export class ReportPipe implements PipeTransform<unknown, FilledIn> {
  transform(body: unknown): FilledIn {
    return formWithoutNumbers(objectOf(body) as FilledIn, freeTextNames);
  }
}
