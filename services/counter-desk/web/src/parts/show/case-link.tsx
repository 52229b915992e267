import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** The page of a case. */
export const pageOfCase = (caseId: string) => `/cases/${caseId}` as '/';

export const CaseLink = ({
  caseId,
  className,
  children,
}: {
  readonly caseId: string;
  readonly className?: string;
  readonly children: ReactNode;
}) => (
  <Link to={pageOfCase(caseId)} {...(className && { className })}>
    {children}
  </Link>
);
