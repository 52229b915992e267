import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech, type Words } from '../../../../words/language.tsx';
import { OnlyFor } from '../../not-yours.tsx';
import { operationWords as words } from '../operation.words.ts';

const pages = [
  ['/operation', words.state],
  ['/operation/lag', words.lag],
  ['/operation/views', words.views],
  ['/operation/parked', words.parked],
  ['/operation/examination', words.examination],
] as const;

/** A page of operation: its heading, and the way to the others. */
export const OperationPage = ({
  title,
  says,
  children,
}: {
  readonly title: Words;
  readonly says: Words;
  readonly children: ReactNode;
}) => {
  const { say } = useSpeech();
  return (
    <OnlyFor page="operation">
      <nav className="tabs no-print" aria-label={say(words.pages)}>
        <ul>
          {pages.map(([to, name]) => (
            <li key={to}>
              <Link to={to} activeOptions={{ exact: true }}>
                {say(name)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <h1>{say(title)}</h1>
      <p className="soft">{say(says)}</p>
      {children}
    </OnlyFor>
  );
};
