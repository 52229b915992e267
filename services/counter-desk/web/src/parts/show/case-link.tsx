import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A link to the page of a case. */
export const CaseLink = ({
  caseId,
  className,
  children,
}: {
  readonly caseId: string;
  readonly className?: string;
  readonly children: ReactNode;
}) => (
  <Link to="/cases/$caseId" params={{ caseId }} {...(className && { className })}>
    {children}
  </Link>
);
