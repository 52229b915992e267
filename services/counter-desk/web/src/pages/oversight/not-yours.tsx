import type { ReactNode } from 'react';
import { useMay, type GuardedPage } from '../../app/may.ts';
import { Empty } from '../../parts/show/states.tsx';
import { useSpeech } from '../../words/language.tsx';
import { oversightWords as words } from './oversight.words.ts';

/** A page that asks nothing for a person whose work it is not; the services would refuse each part of it. */
export const OnlyFor = ({ page, children }: { readonly page: GuardedPage; readonly children: ReactNode }) => {
  const { say } = useSpeech();
  return useMay(page) ? children : <Empty>{say(words.notYours)}</Empty>;
};
