import { Scroll } from '../../../parts/show/scroll.tsx';
import { number } from '../../../parts/show/figures.ts';
import { useSpeech } from '../../../words/language.tsx';
import type { DescribedField } from '../values/document-form.ts';
import { documentWords as words } from './document.words.ts';
import { Value } from './value.tsx';

type Body = Readonly<Record<string, unknown>>;

interface Inside {
  readonly field: DescribedField;
  readonly value: unknown;
}

const withRows = ['list', 'record', 'group'];
const objectOf = (value: unknown): Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : {};

const rowsIn = ({ field, value }: Inside): readonly Body[] => {
  if (field.type === 'record') return Object.entries(objectOf(value)).map(([key, amount]) => ({ key, value: amount }));
  return Array.isArray(value) ? value.map(objectOf) : [];
};

const Table = ({ field, value }: Inside) => {
  const { say } = useSpeech();
  const columns = field.rowFields ?? [];
  return (
    <Scroll label={say(field.label)}>
      <table>
        <thead>
          <tr>
            {columns.map(({ name, label }) => (
              <th key={name} scope="col">
                {say(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsIn({ field, value }).map((row, place) => (
            <tr key={place}>
              {columns.map((column) => (
                <td key={column.name}>
                  <Value field={column} value={row[column.name]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};

const Rows = ({ field, value }: Inside) => {
  const { say, language } = useSpeech();
  const inside = field.rowFields ?? [];
  if (inside.every(({ type }) => !withRows.includes(type))) return <Table field={field} value={value} />;
  return rowsIn({ field, value }).map((row, place) => (
    <details key={place}>
      <summary>
        {say(words.row, { place: number(place + 1, language) })}{' '}
        {inside[0] && !withRows.includes(inside[0].type) && <Value field={inside[0]} value={row[inside[0].name]} />}
      </summary>
      <Values fields={inside} body={row} />
    </details>
  ));
};

/** All values of a document or of one part of it. */
export const Values = ({ fields, body }: { readonly fields: readonly DescribedField[]; readonly body: Body }) => {
  const { say } = useSpeech();
  const plain = fields.filter(({ type, name }) => !withRows.includes(type) && body[name] !== undefined);
  const parts = fields.filter(({ type, name }) => withRows.includes(type) && body[name] !== undefined);
  return (
    <>
      {plain.length > 0 && (
        <dl className="facts">
          {plain.map((field) => (
            <div key={field.name} className="contents">
              <dt>{say(field.label)}</dt>
              <dd>
                <Value field={field} value={body[field.name]} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {parts.map((field) => (
        <section key={field.name} className="part">
          <h4>{say(field.label)}</h4>
          {field.type === 'group' ? (
            <Values fields={field.rowFields ?? []} body={objectOf(body[field.name])} />
          ) : (
            <Rows field={field} value={body[field.name]} />
          )}
        </section>
      ))}
    </>
  );
};
