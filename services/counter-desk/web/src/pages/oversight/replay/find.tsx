import { isOfAPerson } from '@pishkhan/identifiers/persons';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { ProblemError } from '../../../api/problem.ts';
import { isService, services } from '../../../api/services.ts';
import { plainDigits } from '../../../parts/form/values/typed.ts';
import { ProblemView } from '../../../parts/show/states.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { Found } from './parts/found.tsx';
import { useCategories } from './queries.ts';
import { findWords as words } from './replay.words.ts';

/** One box for any identifier; the number of a person does not come into the address (9.7, S7). */
const Box = ({ q }: { readonly q: string }) => {
  const { say } = useSpeech();
  const navigate = useNavigate({ from: '/replay' });
  const [typed, setTyped] = useState(q);
  const [isPersonal, setPersonal] = useState(false);
  return (
    <form
      role="search"
      aria-label={say(words.title)}
      onSubmit={(event) => {
        event.preventDefault();
        const sought = plainDigits(typed);
        setPersonal(isOfAPerson(sought));
        if (sought !== '' && !isOfAPerson(sought)) void navigate({ search: { q: sought } });
      }}
    >
      <TextField
        className="field"
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setPersonal(false);
        }}
        isInvalid={isPersonal}
        validationBehavior="aria"
      >
        <Label>{say(words.identifier)}</Label>
        <span className="row">
          <Input className="input grow" autoComplete="off" />
          <Button type="submit">{say(words.find)}</Button>
        </span>
        <Text slot="description" className="help">
          {say(words.identifierHint)}
        </Text>
        <FieldError className="fault">{say(words.personal)}</FieldError>
      </TextField>
    </form>
  );
};

/** The kinds of record of each service; one that is away loses only its own. */
const Categories = ({ of }: { readonly of: ReturnType<typeof useCategories> }) => {
  const { say } = useSpeech();
  return (
    <section className="sheet" aria-labelledby="categories">
      <h2 id="categories">{say(words.category)}</h2>
      {of.map(
        ({ data }) =>
          data && (
            <details key={data.service}>
              <summary>{say(data.title)}</summary>
              <ul>
                {data.items.map(({ category, title }) => (
                  <li key={category}>
                    <Link to="/replay" search={{ category: `${data.service}/${category}` }}>
                      {title ? say(title) : category}
                    </Link>
                  </li>
                ))}
              </ul>
            </details>
          ),
      )}
    </section>
  );
};

/** Where an auditor finds a record to replay: by any identifier, or by its kind. */
export const FindStream = () => {
  const { say } = useSpeech();
  const { q, category } = useSearch({ from: '/replay' });
  const [service, named] = (category ?? '').split('/', 2);
  const categories = useCategories();
  const refusal = categories.find(({ error }) => error instanceof ProblemError && error.problem.status === 403);
  if (refusal)
    return (
      <>
        <h1>{say(words.title)}</h1>
        <ProblemView error={refusal.error} />
      </>
    );
  return (
    <>
      <h1>{say(words.title)}</h1>
      <p className="soft">{say(words.guide)}</p>
      <Box key={q} q={q ?? ''} />
      {q !== undefined && <Found key={q} among={services.map((each) => ({ service: each, identifier: q }))} />}
      {q === undefined && service !== undefined && isService(service) && named !== undefined && (
        <Found key={category} among={[{ service, category: named }]} />
      )}
      <Categories of={categories} />
    </>
  );
};
