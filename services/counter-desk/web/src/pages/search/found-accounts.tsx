import { Link } from '@tanstack/react-router';
import { foundAccountUseTitles } from '../../api/generated/customer-accounts.titles.ts';
import type { FoundAccount } from '../../api/generated/customer-accounts.ts';
import { Code } from '../../parts/show/values.tsx';
import { useSpeech } from '../../words/language.tsx';
import { foundByWords, searchWords as words } from './search.words.ts';

const Row = ({ found }: { readonly found: FoundAccount }) => {
  const { say } = useSpeech();
  return (
    <tr>
      <td>
        <Link to="/accounts/$accountId" params={{ accountId: found.accountId }}>
          <Code>{found.accountId}</Code>
        </Link>
      </td>
      <td>{found.person?.fullName}</td>
      <td>{found.address?.text}</td>
      <td>{say(foundAccountUseTitles[found.use])}</td>
      <td>
        {found.matchedBy.map((field) => (
          <span key={field} className="tag">
            {say(foundByWords[field])}
          </span>
        ))}
      </td>
    </tr>
  );
};

/** Accounts that match, with the field by which they do. */
export const FoundAccounts = ({ items }: { readonly items: readonly FoundAccount[] }) => {
  const { say } = useSpeech();
  return (
    <div className="scroll sheet" role="group" aria-label={say(words.account)} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(words.account)}</th>
            <th scope="col">{say(words.holder)}</th>
            <th scope="col">{say(words.address)}</th>
            <th scope="col">{say(words.use)}</th>
            <th scope="col">{say(words.matchedBy)}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((found) => (
            <Row key={found.accountId} found={found} />
          ))}
        </tbody>
      </table>
    </div>
  );
};
