import { Heads } from '../../../../parts/list/heads.tsx';
import { number } from '../../../../parts/show/figures.ts';
import { Moment } from '../../../../parts/show/moment.tsx';
import { Office, Staff } from '../../../../parts/show/people.tsx';
import { Scroll } from '../../../../parts/show/scroll.tsx';
import { Code } from '../../../../parts/show/values.tsx';
import { useSpeech } from '../../../../words/language.tsx';
import type { Replayed } from '../queries.ts';
import { replayWords as words } from '../replay.words.ts';

type Person = Replayed['persons'][number];

const Act = ({ act: { type, title, times, lastAt } }: { readonly act: Person['acts'][number] }) => {
  const { say, language } = useSpeech();
  return (
    <li>
      {title ? say(title) : <Code>{type}</Code>} · <Moment at={lastAt} />
      {times > 1 && <> · {say(words.times, { count: number(times, language) })}</>}
    </li>
  );
};

/** Who did what in this record, with the office. */
export const Persons = ({ persons }: { readonly persons: Replayed['persons'] }) => {
  const { say } = useSpeech();
  return (
    <section className="sheet" aria-labelledby="persons">
      <h2 id="persons">{say(words.persons)}</h2>
      <Scroll label={say(words.persons)}>
        <table className="stacked">
          <Heads of={[words.person, words.office, words.acts]} />
          <tbody>
            {persons.map((person) => (
              <tr key={JSON.stringify([person.subject, person.office, person.onBehalfOf, person.roles])}>
                <td data-head={say(words.person)}>
                  <Staff subject={person.subject} />
                  {person.onBehalfOf !== undefined && (
                    <>
                      {' '}
                      ({say(words.instead)} <Staff subject={person.onBehalfOf} />)
                    </>
                  )}
                </td>
                <td data-head={say(words.office)}>{person.office !== undefined && <Office id={person.office} />}</td>
                <td data-head={say(words.acts)}>
                  <ul>
                    {person.acts.map((act) => (
                      <Act key={act.type} act={act} />
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
};
