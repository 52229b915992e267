import type { ReactNode } from 'react';
import { useSpeech, type Words } from '../../words/language.tsx';

/** A named value of a list of facts. */
export const Fact = ({ title, children }: { readonly title: Words; readonly children: ReactNode }) => {
  const { say } = useSpeech();
  return (
    <>
      <dt>{say(title)}</dt>
      <dd>{children}</dd>
    </>
  );
};
