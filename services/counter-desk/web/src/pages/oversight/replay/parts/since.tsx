import { Heads } from '../../../../parts/list/heads.tsx';
import { Scroll } from '../../../../parts/show/scroll.tsx';
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

const Name = ({ name, fields }: { readonly name: string; readonly fields: Readonly<Record<string, Words>> }) => {
  const { say } = useSpeech();
  return Object.hasOwn(fields, name) ? <>{say(fields[name]!)}</> : <Code>{name}</Code>;
};

/** What of the state is different now from what was known then. */
export const Since = ({ named, asOf }: Props) => {
  const { say } = useSpeech();
  const then = useReplay(named, undefined, asOf).data;
  const now = useReplay(named, undefined, undefined).data;
  if (!then?.step || !now?.step || now.page.masked || then.page.asOf !== asOf) return null;
  const differences = fieldsSince(then.step.state, now.step.state);
  if (differences.length === 0) return <p className="soft">{say(words.same)}</p>;
  return (
    <>
      <h3>{say(words.differences)}</h3>
      <Scroll label={say(words.differences)}>
        <table>
          <Heads of={[words.field, words.then, words.now]} />
          <tbody>
            {differences.map((field) => (
              <tr key={field.name}>
                <th scope="row">
                  <Name name={field.name} fields={now.page.fields} />
                </th>
                <td>
                  <Value value={field.then} />
                </td>
                <td>
                  <Value value={field.now} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
};
