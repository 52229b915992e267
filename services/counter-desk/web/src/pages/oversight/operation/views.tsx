import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Service } from '../../../api/clients.ts';
import { Heads } from '../../../parts/list/heads.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Scroll } from '../../../parts/show/scroll.tsx';
import { Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { operationWords } from './operation.words.ts';
import { EachService } from './parts/each-service.tsx';
import { OperationPage } from './parts/pages.tsx';
import { Technical } from './parts/technical.tsx';
import { viewsQuery, type Views, type ViewStatus } from './queries.ts';
import { Rebuild } from './rebuild.tsx';
import { outcomeWords, viewWords as words } from './views.words.ts';

const heads = [words.view, words.state, words.last, words.rebuildShort];

const State = ({ of: { faults, lastFault, heldAt, rebuild } }: { readonly of: ViewStatus }) => {
  const { say, language } = useSpeech();
  if (rebuild) return <span className="tag">{say(words.building)}</span>;
  return (
    <>
      {faults === 0 && heldAt.length === 0 && <span className="tag good">{say(words.sound)}</span>}
      {faults > 0 && <span className="tag warn">{say(words.faults, { count: number(faults, language) })}</span>}
      {heldAt.length > 0 && (
        <span className="tag bad">{say(words.held, { count: number(heldAt.length, language) })}</span>
      )}
      <Technical lines={[...(lastFault === undefined ? [] : [lastFault]), ...heldAt.map(({ stream }) => stream)]} />
    </>
  );
};

const Last = ({ of: { lastRebuild } }: { readonly of: ViewStatus }) => {
  const { say, language } = useSpeech();
  if (!lastRebuild) return <span className="soft">{say(words.never)}</span>;
  const { outcome, differing } = lastRebuild;
  return (
    <>
      {say(outcomeWords[outcome])} · {say(words.differing)}: {number(differing, language)}
    </>
  );
};

const Row = ({ status, onRebuild }: { readonly status: ViewStatus; readonly onRebuild: () => void }) => {
  const { say } = useSpeech();
  return (
    <tr>
      <th scope="row">
        <Code>{status.view}</Code>
      </th>
      <td>
        <State of={status} />
      </td>
      <td>
        <Last of={status} />
      </td>
      <td className="no-print">
        <Button aria-label={say(words.rebuild, { view: status.view })} onPress={onRebuild}>
          {say(words.rebuildShort)}
        </Button>
      </td>
    </tr>
  );
};

const Table = ({ of: { items }, service }: { readonly of: Views; readonly service: Service }) => {
  const { say } = useSpeech();
  const [chosen, choose] = useState<string>();
  return (
    <>
      {chosen !== undefined && (
        <Rebuild key={chosen} service={service} view={chosen} onClose={() => choose(undefined)} />
      )}
      <Scroll label={say(operationWords.views)}>
        <table>
          <Heads of={heads} />
          <tbody>
            {items.map((status) => (
              <Row key={status.view} status={status} onRebuild={() => choose(status.view)} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
};

/** The views of each service, and building one again. */
export const OperationViews = () => (
  <OperationPage title={operationWords.views} says={words.says}>
    <EachService query={viewsQuery}>{(views, service) => <Table of={views} service={service} />}</EachService>
  </OperationPage>
);
