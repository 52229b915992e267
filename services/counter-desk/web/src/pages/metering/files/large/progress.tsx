import { useState } from 'react';
import type { BulkFileDto } from '../../../../api/generated/metering.ts';
import { number } from '../../../../parts/show/figures.ts';
import { useSpeech } from '../../../../words/language.tsx';
import { largeWords as words } from './large.words.ts';
import { paceOf, percentOf, withLook, type Look, type Pace } from './pace.ts';

const MOST_MINUTES = 90;
const MINUTES_OF_HOUR = 60;

/** Between the looks of this page; a file that stands still has none. */
const usePace = ({ status, judged, rows }: BulkFileDto, atMs: number): Pace | undefined => {
  const [looks, keep] = useState<readonly Look[]>([]);
  const isRunning = status === 'running';
  if (isRunning && looks.at(-1)?.atMs !== atMs) keep(withLook(looks, { judged, atMs }));
  if (!isRunning && looks.length > 0) keep([]);
  return isRunning ? paceOf(looks, rows) : undefined;
};

const useTimeLeft = () => {
  const { say, language } = useSpeech();
  return ({ minutesLeft }: Pace): string => {
    if (minutesLeft < 1) return say(words.soon);
    const [unit, count] =
      minutesLeft < MOST_MINUTES ? [words.minutes, minutesLeft] : [words.hours, minutesLeft / MINUTES_OF_HOUR];
    return say(unit, { count: number(Math.round(count), language) });
  };
};

/** How far the rows are, how fast they are judged and how long it takes, in words. */
export const Progress = ({ file, atMs }: { readonly file: BulkFileDto; readonly atMs: number }) => {
  const { say, language } = useSpeech();
  const pace = usePace(file, atMs);
  const timeLeft = useTimeLeft();
  const { judged, rows, status } = file;
  const figures = { judged: number(judged, language), rows: number(rows, language) };
  return (
    <>
      <progress aria-label={say(words.progress)} value={judged} max={rows} />
      <p>
        <strong>{say(words.percent, { percent: number(percentOf(judged, rows), language) })}</strong>
        {' · '}
        {say(words.judged, figures)}
      </p>
      {status === 'running' && (
        <>
          <p>
            {pace
              ? `${say(words.pace, { rows: number(pace.rowsPerMinute, language) })} · ${timeLeft(pace)}`
              : say(words.estimating)}
          </p>
          <p className="soft no-print">{say(words.leave)}</p>
        </>
      )}
    </>
  );
};
