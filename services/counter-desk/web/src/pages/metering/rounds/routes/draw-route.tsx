import { useState } from 'react';
import { ProblemError, type Problem } from '../../../../api/problem.ts';
import { useCommand } from '../../../../parts/form/command/use-command.ts';
import { ServiceForm } from '../../../../parts/form/service-form.tsx';
import type { Body } from '../../../../parts/form/values/form-values.ts';
import { field } from '../../../../parts/form/values/page-field.ts';
import { number } from '../../../../parts/show/figures.ts';
import { useSpeech, type Language } from '../../../../words/language.tsx';
import { useZones } from '../queries.ts';
import { routeWords as words } from './routes.words.ts';
import { stopsIn } from './walk-lines.ts';

/** 2,000 stops with a serial and an address code each. */
const MOST_TEXT = 60_000;

/** What the service says about a stop, with the line that it is about. */
const ofLines = (problem: Problem, language: Language): Problem => ({
  ...problem,
  errors: problem.errors?.map((error) => {
    const place = /^stops\[(\d+)\]/.exec(error.field)?.[1];
    if (place === undefined) return error;
    const line = words.line[language].replace('{line}', number(Number(place) + 1, language));
    return { ...error, message: `${line}: ${error.message}` };
  }),
});

const Form = ({ done }: { readonly done: () => void }) => {
  const { say, language } = useSpeech();
  const { command, done: readAgain } = useCommand('metering', '/v1/reading-routes');
  const zones = useZones();
  const fields = [
    field('zone', words.zone, {
      type: 'choice',
      options: zones.map((value) => ({ value, label: { fa: value, en: value } })),
    }),
    field('route', words.route, { help: words.routeHelp, maxLength: 64 }),
    field('from', words.from, { type: 'date', help: words.fromHelp }),
    field('stops', words.stops, { help: words.stopsHelp, maxLength: MOST_TEXT }),
  ];
  const send = ({ stops, ...body }: Body, key: string) =>
    command({ ...body, stops: stopsIn(stops) }, key).catch((error: unknown) => {
      throw error instanceof ProblemError
        ? new ProblemError(ofLines(error.problem, language), error.isPassing, error.service)
        : error;
    });
  return (
    <ServiceForm
      draft="metering:/v1/reading-routes"
      fields={fields}
      sendLabel={say(words.draw)}
      send={send}
      onSent={() => {
        readAgain();
        done();
      }}
    >
      {({ stops }) => (
        <p className="soft" role="status">
          {say(words.counted, { count: number(stopsIn(stops).length, language) })}
        </p>
      )}
    </ServiceForm>
  );
};

/** A new route, or another version of one with the same name (9.6). */
export const DrawRoute = () => {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say(words.draw)}</summary>
      {isOpen && <Form done={() => setOpen(false)} />}
    </details>
  );
};
