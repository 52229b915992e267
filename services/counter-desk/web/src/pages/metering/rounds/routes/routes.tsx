import type { ReadingRoute } from '../../../../api/generated/metering.ts';
import { number } from '../../../../parts/show/figures.ts';
import { Loaded } from '../../../../parts/show/states.tsx';
import { Code, Day } from '../../../../parts/show/values.tsx';
import { useSpeech } from '../../../../words/language.tsx';
import { useRoutes } from '../queries.ts';
import { routeWords as words } from './routes.words.ts';

const Row = ({ route: { zone, route, versions } }: { readonly route: ReadingRoute }) => {
  const { say, language } = useSpeech();
  return (
    <tr>
      <td data-head={say(words.route)}>
        <Code>{route}</Code>
      </td>
      <td data-head={say(words.zone)}>
        <Code>{zone}</Code>
      </td>
      <td data-head={say(words.connections)}>
        {versions.map(({ version, from, connections }) => (
          <div key={version}>
            {number(connections, language)} <span className="soft">{say(words.since)}</span> <Day on={from} />
          </div>
        ))}
      </td>
    </tr>
  );
};

/** The routes of the county with their versions, for those who open rounds (9.6). */
export const Routes = () => {
  const { say } = useSpeech();
  const query = useRoutes(true);
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="note">{say(words.none)}</p>
        ) : (
          <details>
            <summary>{say(words.title)}</summary>
            <table className="stacked" aria-label={say(words.title)}>
              <thead>
                <tr>
                  {[words.route, words.zone, words.connections].map((head) => (
                    <th key={head.en} scope="col">
                      {say(head)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.map((route) => (
                  <Row key={route.routeId} route={route} />
                ))}
              </tbody>
            </table>
          </details>
        )
      }
    </Loaded>
  );
};
