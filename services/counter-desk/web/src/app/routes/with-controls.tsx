import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';

/** Today has no form: it comes without the library of controls, so that a clerk sees the work sooner. */
export const needsControls = ({ pathname }: { readonly pathname: string }): boolean => pathname !== '/';

export const loadControls = () => import('./controls.tsx');
const Controls = lazy(async () => ({ default: (await loadControls()).Controls }));

/** The page of the address. */
export const Page = () =>
  useLocation({ select: needsControls }) ? (
    <Suspense>
      <Controls>
        <Outlet />
      </Controls>
    </Suspense>
  ) : (
    <Outlet />
  );
