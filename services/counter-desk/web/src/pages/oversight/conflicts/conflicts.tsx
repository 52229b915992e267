import { useNavigate, useSearch } from '@tanstack/react-router';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Service } from '../../../api/clients.ts';
import { useMay } from '../../../app/may.ts';
import { KeptForm } from '../../../parts/form/service-form.tsx';
import { field } from '../../../parts/form/values/page-field.ts';
import { Listed } from '../../../parts/list/listed.tsx';
import { dayIn } from '../../../parts/show/figures.ts';
import { Staff } from '../../../parts/show/people.tsx';
import { Loaded } from '../../../parts/show/states.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { askedOf, typedOf, type Asked } from './asked.ts';
import { conflictWords as words } from './conflicts.words.ts';
import { services, useDecisions, useMoneyDecisions, useMoneyPatterns, type Page } from './queries.ts';
import { AmongPeers } from './patterns.tsx';
import { Row } from './rows.tsx';
import '../../../styles/oversight.css';

const fields = [
  field('from', words.from, { type: 'date', required: false }),
  field('to', words.to, { type: 'date', required: false }),
  field('person', words.person, { required: false, help: words.personHelp, maxLength: 80 }),
  field('which', words.which, {
    type: 'choice',
    options: [
      { value: 'toExamine', label: words.toExamine },
      { value: 'all', label: words.all },
    ],
  }),
];

const keepNothing = (): void => undefined;
const dropNothing = async (): Promise<void> => undefined;

const Question = ({ asked }: { readonly asked: Asked }) => {
  const { say, language } = useSpeech();
  const navigate = useNavigate();
  return (
    <section className="sheet no-print question">
      <KeptForm
        key={`${language} ${JSON.stringify(asked)}`}
        fields={fields}
        kept={undefined}
        fresh={typedOf(asked, language)}
        keep={keepNothing}
        drop={dropNothing}
        sendLabel={say(words.show)}
        send={async (body) => body}
        onSent={(body) => void navigate({ to: '/conflicts', search: askedOf(body) })}
      />
    </section>
  );
};

const heads = [words.day, words.matter, words.why, words.persons, words.until];

interface ListProps {
  readonly title: string;
  readonly service: Service;
  readonly asked: Asked;
  readonly query: UseInfiniteQueryResult<InfiniteData<Page>>;
}

const List = ({ title, service, asked, query }: ListProps) => {
  const { say } = useSpeech();
  return (
    <section className="sheet">
      <h2>{title}</h2>
      <Listed
        label={title}
        className="decisions"
        heads={heads}
        query={query}
        isOneOfSeveral
        empty={say(asked.which === 'all' ? words.nothing : words.nothingToExamine)}
      >
        {(decision) => <Row key={`${decision.kind} ${decision.matter}`} service={service} decision={decision} />}
      </Listed>
    </section>
  );
};

const OfMoney = ({ asked }: { readonly asked: Asked }) => {
  const { say } = useSpeech();
  return <List title={say(words.money)} service="billing-adjustments" asked={asked} query={useMoneyDecisions(asked)} />;
};

const OfService = ({ service, asked }: { readonly service: Service; readonly asked: Asked }) => {
  const { say } = useSpeech();
  return <List title={say(words[service])} service={service} asked={asked} query={useDecisions(service, asked)} />;
};

const Period = ({ asked: { from, to } }: { readonly asked: Asked }): ReactNode => {
  const { say, language } = useSpeech();
  if (from === undefined && to === undefined) return say(words.shownUsual);
  if (from === undefined) return say(words.shownUntil, { to: dayIn(to!, language) });
  return say(words.shown, {
    from: dayIn(from, language),
    to: to === undefined ? say(words.today) : dayIn(to, language),
  });
};

/** What the service says to somebody who is no auditor. */
const Refused = () => <Loaded query={useMoneyPatterns({})}>{() => null}</Loaded>;

const Report = ({ asked }: { readonly asked: Asked }) => (
  <>
    <Question asked={asked} />
    <p role="status">
      <Period asked={asked} />
      {asked.person !== undefined && (
        <>
          {' '}
          · <Staff subject={asked.person} />
        </>
      )}
    </p>
    <AmongPeers asked={asked} />
    <OfMoney asked={asked} />
    {services.map((service) => (
      <OfService key={service} service={service} asked={asked} />
    ))}
  </>
);

/** Decisions of two persons in all services, for an auditor: who did what, and what to examine (1.2, 7.5; S3). */
export const Conflicts = () => {
  const { say } = useSpeech();
  const asked = askedOf(useSearch({ from: '/conflicts' }));
  const opens = useMay('conflicts');
  return (
    <>
      <h1>{say(words.title)}</h1>
      <p className="soft">{say(words.intro)}</p>
      {opens ? <Report asked={asked} /> : <Refused />}
    </>
  );
};
