import { useQuery } from '@tanstack/react-query';
import { accounts, dataOf } from '../../api/clients.ts';
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

/** A member of staff by user name, which is all that the services know; a service's own act by its name. */
export const Staff = ({ subject }: { readonly subject: string }) => {
  const { say } = useSpeech();
  const me = usePerson();
  if (subject.toLowerCase() === me.subject.toLowerCase()) return <span>{say(words.you)}</span>;
  if (SERVICES.has(subject)) return <span>{say(words.system)}</span>;
  return <Code>{subject}</Code>;
};

const SERVICES = new Set(['billing-adjustments', 'case-handling', 'metering', 'customer-accounts']);
