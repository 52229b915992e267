import { HeadedTable } from '../../../../parts/list/listed.tsx';
import { Code } from '../../../../parts/show/values.tsx';
import { useSpeech, type Words } from '../../../../words/language.tsx';
import { useReplay, type StreamNamed } from '../queries.ts';
import { replayWords as words } from '../replay.words.ts';
import { fieldsSince } from '../shown-value.ts';
import { Value } from './fields.tsx';

interface Props {
  readonly named: StreamNamed;
  readonly asOf: string;
}

type Difference = ReturnType<typeof fieldsSince>[number];

const Table = ({
  label,
  rows,
  fields,
}: {
  readonly label: Words;
  readonly rows: readonly Difference[];
  readonly fields: Readonly<Record<string, Words>>;
}) => {
  const { say } = useSpeech();
  return (
    <HeadedTable label={say(label)} heads={[words.field, words.then, words.now]}>
      {rows.map(({ name, then, now }) => (
        <tr key={name}>
          <th scope="row">{Object.hasOwn(fields, name) ? say(fields[name]!) : <Code>{name}</Code>}</th>
          <td>
            <Value value={then} />
          </td>
          <td>
            <Value value={now} />
          </td>
        </tr>
      ))}
    </HeadedTable>
  );
};

/** What of the state is different now from what was known then; fields without words are folded. */
export const Since = ({ named, asOf }: Props) => {
  const { say } = useSpeech();
  const then = useReplay(named, undefined, asOf).data;
  const now = useReplay(named, undefined, undefined).data;
  if (!then?.step || !now?.step || now.page.masked || then.page.asOf !== asOf) return null;
  const differences = fieldsSince(then.step.state, now.step.state);
  if (differences.length === 0) return <p className="soft">{say(words.same)}</p>;
  const { fields } = now.page;
  const said = differences.filter(({ name }) => Object.hasOwn(fields, name));
  const unsaid = differences.filter(({ name }) => !Object.hasOwn(fields, name));
  return (
    <>
      <h3>{say(words.differences)}</h3>
      {said.length > 0 && <Table label={words.differences} rows={said} fields={fields} />}
      {unsaid.length > 0 && (
        <details className="why">
          <summary>{say(words.technical)}</summary>
          <Table label={words.technical} rows={unsaid} fields={fields} />
        </details>
      )}
    </>
  );
};
