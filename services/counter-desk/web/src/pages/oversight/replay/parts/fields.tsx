import { Heads } from '../../../../parts/list/heads.tsx';
import { number } from '../../../../parts/show/figures.ts';
import { Moment } from '../../../../parts/show/moment.tsx';
import { Scroll } from '../../../../parts/show/scroll.tsx';
import { Code, Day, Figure } from '../../../../parts/show/values.tsx';
import { useSpeech, type Words } from '../../../../words/language.tsx';
import { replayWords as words } from '../replay.words.ts';
import { fieldRows, shownValue, type FieldRow } from '../shown-value.ts';

/** A value of a fact or a state. */
export const Value = ({ value }: { readonly value: unknown }) => {
  const { say, language } = useSpeech();
  const shown = shownValue(value);
  switch (shown.as) {
    case 'empty':
      return <span className="soft">{say(words.emptyValue)}</span>;
    case 'truth':
      return <>{say(shown.value ? words.yes : words.no)}</>;
    case 'number':
      return <Figure of={shown.value} />;
    case 'day':
      return <Day on={shown.value} />;
    case 'moment':
      return <Moment at={shown.value} />;
    case 'code':
      return <Code>{shown.value}</Code>;
    case 'text':
      return <bdi>{shown.value}</bdi>;
    case 'entries':
      return (
        <details>
          <summary>{say(words.entries, { count: number(shown.count, language) })}</summary>
          <pre className="code technical" dir="ltr">
            {JSON.stringify(value, null, 1)}
          </pre>
        </details>
      );
  }
};

interface TableProps {
  readonly label: string;
  readonly rows: readonly FieldRow[];
  readonly titleOf: (name: string) => Words | undefined;
}

const Table = ({ label, rows, titleOf }: TableProps) => {
  const { say } = useSpeech();
  return (
    <Scroll label={label}>
      <table className="fields">
        <Heads of={[words.field, words.value]} />
        <tbody>
          {rows.map(({ name, value, isChanged }) => {
            const title = titleOf(name);
            return (
              <tr key={name} className={isChanged ? 'changed-field' : ''}>
                <th scope="row">
                  {title ? say(title) : <Code>{name}</Code>}{' '}
                  {isChanged && <span className="tag warn">{say(words.changed)}</span>}
                </th>
                <td>
                  <Value value={value} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
};

interface Props {
  readonly id: string;
  readonly title: Words;
  readonly content: unknown;
  readonly changed?: readonly string[] | undefined;
  readonly fields: Readonly<Record<string, Words>>;
}

/** A fact or a state by its fields; those without words are folded, and open where one of them changed. */
export const Fields = ({ id, title, content, changed, fields }: Props) => {
  const { say } = useSpeech();
  const rows = fieldRows(content, changed);
  const said = rows.filter(({ name }) => Object.hasOwn(fields, name));
  const unsaid = rows.filter(({ name }) => !Object.hasOwn(fields, name));
  const titleOf = (name: string) => (Object.hasOwn(fields, name) ? fields[name] : undefined);
  return (
    <section className="sheet" aria-labelledby={id}>
      <h2 id={id}>{say(title)}</h2>
      {rows.length === 0 && <p className="soft">{say(words.emptyValue)}</p>}
      {said.length > 0 && <Table label={say(title)} rows={said} titleOf={titleOf} />}
      {unsaid.length > 0 && (
        <details className="why">
          <summary>
            {say(words.technical)}{' '}
            {unsaid.some(({ isChanged }) => isChanged) && <span className="tag warn">{say(words.changed)}</span>}
          </summary>
          <Table label={say(words.technical)} rows={unsaid} titleOf={titleOf} />
        </details>
      )}
    </section>
  );
};
