import { Link } from '@tanstack/react-router';
import { useMay } from '../../app/may.ts';
import { Code } from '../show/values.tsx';

/** The number of a bill, and its page for those who may see it. */
export const BillLink = ({ billNumber }: { readonly billNumber: string }) => {
  const code = <Code>{billNumber}</Code>;
  return useMay('bill') ? (
    <Link to="/bills/$billNumber" params={{ billNumber }}>
      {code}
    </Link>
  ) : (
    code
  );
};
