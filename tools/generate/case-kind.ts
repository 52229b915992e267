import { addToArray, importFrom } from './edits.ts';
import { camel, kebab } from './names.ts';
import { needed, type Options, type Plan } from './plan.ts';

interface Words {
  readonly file: string;
  readonly name: string;
  readonly title: string;
  readonly titleFa: string;
  readonly source: string;
  readonly opens: string;
  readonly decides: string;
  readonly deadline: string;
  readonly days: number;
  readonly fee: string | undefined;
}

const rulesOf = ({ opens, decides, deadline }: Words): string =>
  [...new Set([opens, decides, deadline, '15.4-21'])].map((rule) => `'${rule}'`).join(', ');

const kind = (words: Words): string => `import { text } from '../../engine/kind/form.ts';
import { caseKind, decision, escalateTo, registration } from '../../engine/kind/kind.ts';
import { meterMustBeInstalled } from '../parts/case-kinds.rules.ts';

/** ${words.source}: ${words.title}. */
export const ${words.name} = caseKind({
  kind: '${words.file}', version: 1, source: '${words.source}', rules: [${rulesOf(words)}],
  title: { fa: '${words.titleFa}', en: '${words.title}' },
  opens: registration({
    by: ['counterClerk'], source: '${words.opens}', about: 'account',${words.fee === undefined ? '' : ` fee: '${words.fee}',`}
    asks: { accountId: text({ fa: 'شماره اشتراک', en: 'Account' }, 60), reason: text({ fa: 'علت درخواست', en: 'Reason' }, 500) },
    gates: [{ source: '${words.opens}', rule: meterMustBeInstalled }],
    remembers: ({ form }) => ({ reason: form.reason }),
  }),
  deadlines: {
    answer: {
      title: { fa: 'ثبت پاسخ', en: 'Answer recorded' }, starts: 'opened', stops: 'answerRecorded', within: ${words.days}, unit: 'workingDays', source: '${words.deadline}',
      whenMissed: escalateTo('headOfSubscriberAffairs'),
    },
  },
  start: 'examination',
  stages: {
    examination: {
      title: { fa: 'بررسی درخواست', en: 'Examine the request' }, source: '${words.decides}', owner: 'qualifiedRepresentative',
      decides: {
        granted: decision({ title: { fa: 'پذیرفته شد', en: 'Granted' }, asks: {}, mustHold: [], to: 'grantedAnswer' }),
        refused: decision({ title: { fa: 'رد شد', en: 'Refused' }, asks: {}, mustHold: [], to: 'refusedAnswer' }),
      },
    },
    grantedAnswer: {
      title: { fa: 'اعلام پذیرش به مشترک', en: 'Tell the applicant that it is granted' }, source: '15.4-21', owner: 'counterClerk',
      informs: { fa: 'درخواست شما پذیرفته شد.', en: 'Your request is granted.' }, closes: 'granted',
    },
    refusedAnswer: {
      title: { fa: 'اعلام رد به مشترک', en: 'Tell the applicant that it is refused' }, source: '15.4-21', owner: 'counterClerk',
      informs: { fa: 'درخواست شما پذیرفته نشد.', en: 'Your request is refused.' }, closes: 'refused',
    },
  },
  outcomes: {
    granted: { title: { fa: 'پذیرفته شد', en: 'Granted' }, source: '${words.decides}' },
    refused: { title: { fa: 'رد شد', en: 'Refused' }, source: '${words.decides}' },
  },
});
`;

const spec = ({
  file,
  name,
  title,
  source,
  opens,
  decides,
  deadline,
}: Words): string => `import { describe, expect, it } from '@jest/globals';
import { defectsOf } from '../../engine/kind/soundness/soundness.ts';
import { walk } from '../../engine/walk/walk.builders.ts';
import { account } from '../../engine/walk/world.builders.ts';
import { ${name} } from './${file}.case.ts';

const form = { accountId: '1000001', reason: 'request at the counter' };
const registered = (around: Parameters<typeof walk>[1] = {}) => walk(${name}, { bill: undefined, ...around }).opened(form).on('1405-09-01');

describe('${title.toLowerCase()} (${source})', () => {
  it('is sound', () => expect(defectsOf([${name}])).toEqual([]));
  it('${opens} is registered for an account with a meter', () => {
    registered().expect({ stage: 'examination', waitsFor: 'qualifiedRepresentative' });
    registered({ account: account({ meterId: undefined }) }).thenRejected('MeterMustBeInstalled');
  });
  it('${decides} is granted, and the applicant is informed', () => void registered().decided('granted').informed('sms').expect({ outcome: 'granted' }));
  it('${decides} is refused, and the applicant is informed', () => void registered().decided('refused').informed('phone').expect({ outcome: 'refused' }));
  it('${deadline} is answered in time', () => void registered().decided('granted').expect({ deadline: { answer: 'kept' } }));
});
`;

/**
 * A kind of case with a decision and a notice; its spec walks it. The engine's soundness spec finds it in the list of
 * kinds.
 */
export const caseKindPlan = (options: Options): Plan => {
  const [given, source, opens, decides, deadline, title, titleFa] = needed(
    options,
    'name',
    'source',
    'opens',
    'decides',
    'deadline',
    'title',
    'title-fa',
  );
  const words: Words = {
    file: kebab(given),
    name: camel(given),
    title,
    titleFa,
    source,
    opens,
    decides,
    deadline,
    days: Number(options['days'] ?? '3'),
    fee: options['fee'],
  };
  const folder = 'services/case-handling/src/kinds';
  const family = options['family'] ?? 'meter';
  return {
    creates: [
      { path: `${folder}/${family}/${words.file}.case.ts`, content: kind(words) },
      { path: `${folder}/${family}/${words.file}.spec.ts`, content: spec(words) },
    ],
    edits: [
      {
        path: `${folder}/index.ts`,
        edits: [importFrom(`./${family}/${words.file}.case.ts`, [words.name]), addToArray('kinds', words.name)],
      },
    ],
    next: [
      'replace stages, deadlines and gates by those of the source',
      ...(words.fee === undefined ? [] : [`name its fee "${words.fee}" in the fee schedule (13.4)`]),
      'npm run generate:docs draws its diagram',
    ],
  };
};
