import { useQuery } from '@tanstack/react-query';
import { accounts, dataOf } from '../../api/clients.ts';
import { nameOf } from '../../api/names.ts';
import { usePerson } from '../../app/session.tsx';
import { useSpeech } from '../../words/language.tsx';
import { peopleWords as words } from './people.words.ts';
import { Code } from './values.tsx';

const nameOffices = async (): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const page = await dataOf(accounts.GET('/v1/offices', { params: { query: { limit: 200, cursor } } }));
    for (const { officeId, name } of page.items) names.set(officeId, name);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return names;
};

/** An office by its name; by its id where the reader may not see the list of offices. */
export const Office = ({ id }: { readonly id: string }) => {
  const { data } = useQuery({ queryKey: ['offices'], queryFn: nameOffices, staleTime: Infinity, retry: false });
  const name = data?.get(id);
  return name === undefined ? <Code>{id}</Code> : <bdi>{name}</bdi>;
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
