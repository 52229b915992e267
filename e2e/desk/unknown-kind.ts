const words = (en: string) => ({ fa: `${en} فا`, en });
const field = (name: string, type: string, more: Readonly<Record<string, unknown>> = {}) => ({
  name,
  type,
  label: words(name),
  help: null,
  required: true,
  personal: false,
  options: null,
  maxLength: null,
  rowFields: null,
  maxRows: null,
  ...more,
});
const options = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ value: `o${place}`, label: words(`option${place}`) }));

/** A kind that no service has: every type of field, two deadlines, and a list within a list. */
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
