import { useQuery } from '@tanstack/react-query';
import { registeredOfficeKindTitles } from '../../api/generated/customer-accounts.titles.ts';
import type { RegisteredOffice } from '../../api/generated/customer-accounts.ts';
import { accounts, dataOf } from '../../api/clients.ts';
import { nameOf } from '../../api/names.ts';
import { usePerson } from '../../app/session.tsx';
import { useSpeech } from '../../words/language.tsx';
import { peopleWords as words } from './people.words.ts';
import { Code } from './values.tsx';

const nameOffices = async (): Promise<ReadonlyMap<string, RegisteredOffice>> => {
  const offices = new Map<string, RegisteredOffice>();
  let cursor: string | undefined;
  do {
    const page = await dataOf(accounts.GET('/v1/offices', { params: { query: { limit: 200, cursor } } }));
    for (const office of page.items) offices.set(office.officeId, office);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return offices;
};

/**
 * An office by its name, which is Persian only: in English by its kind and its id. By its id alone where the reader may
 * not see the list of offices.
 */
export const Office = ({ id }: { readonly id: string }) => {
  const { say, language } = useSpeech();
  const { data } = useQuery({ queryKey: ['offices'], queryFn: nameOffices, staleTime: Infinity, retry: false });
  const office = data?.get(id);
  if (office && language === 'fa') return <bdi>{office.name}</bdi>;
  return (
    <>
      {office && say(registeredOfficeKindTitles[office.kind])} <Code>{id}</Code>
    </>
  );
};

/** A member of staff by name; before the first sign-in at the desk by user name, all that the services know. */
const Colleague = ({ subject }: { readonly subject: string }) => {
  const { data } = useQuery({
    queryKey: ['name', subject],
    queryFn: async () => (await nameOf(subject)) ?? null,
    staleTime: NAMES_STAY_MS,
    retry: false,
  });
  return typeof data === 'string' ? <bdi title={subject}>{data}</bdi> : <Code>{subject}</Code>;
};

/** A member of staff; the reader is called so, and a service's own act has its name. */
export const Staff = ({ subject }: { readonly subject: string }) => {
  const { say } = useSpeech();
  const me = usePerson();
  if (subject.toLowerCase() === me.subject.toLowerCase()) return <span>{say(words.you)}</span>;
  if (SERVICES.has(subject)) return <span>{say(words.system)}</span>;
  return <Colleague subject={subject} />;
};

const NAMES_STAY_MS = 5 * 60_000;
const SERVICES = new Set(['billing-adjustments', 'case-handling', 'metering', 'customer-accounts']);
