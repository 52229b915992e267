const words = (en: string) => ({ fa: `${en} فا`, en });
const field = (name: string, type: string, more: Readonly<Record<string, unknown>> = {}) => ({
  name,
  type,
  label: words(name),
  help: null,
  required: true,
  shownIf: null,
  requiredIf: null,
  personal: false,
  options: null,
  maxLength: null,
  rowFields: null,
  maxRows: null,
  ...more,
});
const options = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ value: `o${place}`, label: words(`option${place}`) }));

/** A kind that no service has: every type of field, conditions, two deadlines, and a list within a list. */
export const unknownKind = {
  kind: 'street-lamp',
  version: 1,
  title: words('Street lamp'),
  searchWords: ['روشنایی'],
  fee: null,
  deadlines: [
    { title: words('answer'), within: 3, unit: 'workingDays', source: 'x' },
    { title: words('end'), within: null, unit: 'date', source: 'x' },
  ],
  fields: [
    field('title', 'text', { maxLength: 20 }),
    field('colour', 'choice', { options: options(3) }),
    field('street', 'choice', { options: options(12), required: false }),
    field('seen', 'index'),
    field('times', 'count', { required: false }),
    field('readingId', 'reading', { required: false }),
    field('sound', 'yesNo'),
    field('repairedOn', 'date', {
      required: false,
      shownIf: { field: 'sound', is: 'oneOf', values: ['true'] },
      requiredIf: { field: 'sound', is: 'oneOf', values: ['true'] },
    }),
    field('danger', 'text', {
      required: false,
      maxLength: 60,
      shownIf: { field: 'sound', is: 'oneOf', values: ['false'] },
    }),
    field('since', 'date'),
    field('phone', 'mobile', { required: false, personal: true }),
    field('expert', 'person', { required: false }),
    field('lamps', 'list', {
      maxRows: 3,
      rowFields: [
        field('number', 'index'),
        field('notes', 'list', { required: false, maxRows: 2, rowFields: [field('note', 'text', { maxLength: 50 })] }),
      ],
    }),
  ],
};

const clock = (name: string, state: string, dueOn: string) => ({
  clock: name,
  title: words(name),
  startedOn: '2026-11-22',
  within: 3,
  unit: 'days',
  dueOn,
  dueAt: null,
  state,
  paused: false,
  fallsOnClosedDay: false,
  provisional: false,
  calendarUnit: null,
  calendarVersions: [],
  earlierDueOn: [],
  beforeReopening: false,
});

/** A case of that kind: several deadlines, a list that the applicant filled in, and an action with the whole form. */
export const unknownCase = (caseId: string) => ({
  title: unknownKind.title,
  nextStep: words('repair'),
  clocks: [
    clock('answer', 'running', '2026-12-01'),
    clock('repair', 'missed', '2026-11-25'),
    clock('proof', 'kept', '2026-11-24'),
  ],
  askedFields: unknownKind.fields,
  asked: {
    title: 'چراغ',
    colour: 'o1',
    seen: 12_345,
    sound: false,
    danger: 'سیم',
    since: '2026-11-29',
    lamps: [{ number: 7 }, { number: 8 }],
  },
  course: {
    stages: [
      { name: 'look', title: words('look'), who: words('lamp lighter'), state: 'passed' },
      { name: 'repair', title: words('repair'), who: words('electrician'), state: 'current' },
      { name: 'tell', title: words('tell'), who: null, state: 'ahead' },
    ],
    edges: [
      { from: 'look', to: 'repair', title: words('broken'), back: false },
      { from: 'repair', to: 'look', title: null, back: true },
      { from: 'repair', to: 'tell', title: words('repaired'), back: false },
      { from: 'tell', to: null, title: words('lit'), back: false },
    ],
  },
  actions: [
    {
      name: 'decide',
      title: words('repaired'),
      says: null,
      method: 'POST',
      service: 'case-handling',
      path: `/v1/cases/${caseId}/decisions`,
      fixed: { answer: 'repaired' },
      fields: unknownKind.fields,
    },
  ],
});
