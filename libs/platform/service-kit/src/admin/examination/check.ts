import type { Text } from '@pishkhan/fields';
import { publicMessageOf } from '@pishkhan/event-store';
import { withoutPersonalNumbers } from '../../logging/logger.ts';

const MOST_DETAILS = 10;
const PATIENCE_MS = 5_000;

export interface Found {
  readonly verdict: 'sound' | 'wrong' | 'underWay' | 'notExamined';
  /** Default: the sentence of the check. */
  readonly found?: Text;
  readonly details?: readonly string[];
}

/** One thing that a running service can say about itself. */
export interface Check {
  readonly check: string;
  readonly title: Text;
  /** What is wrong if it is, and what to do. */
  readonly wrong: Text;
  readonly remedy: Text;
  examine(): Promise<Found>;
}

export const sound: Found = { verdict: 'sound' };

/** Wrong if there are any. */
export const wrongIfAny = (details: readonly string[]): Found =>
  details.length === 0 ? sound : { verdict: 'wrong', details };

const late = (): { readonly result: Promise<Found>; stop(): void } => {
  let timer: NodeJS.Timeout | undefined;
  const result = new Promise<Found>((resolve) => {
    timer = setTimeout(() => resolve({ verdict: 'wrong', details: [`no response in ${PATIENCE_MS} ms`] }), PATIENCE_MS);
  });
  return { result, stop: () => clearTimeout(timer) };
};

/** The finding of a check; one that fails or does not end in time is wrong. */
export const examined = async ({ check, title, wrong, remedy, examine }: Check) => {
  const { result, stop } = late();
  const {
    verdict,
    found,
    details = [],
  } = await Promise.race([
    examine().catch((error: unknown): Found => ({ verdict: 'wrong', details: [publicMessageOf(error)] })),
    result,
  ]);
  stop();
  const said = found ?? (verdict === 'wrong' ? wrong : undefined);
  return {
    check,
    title: { ...title },
    verdict,
    ...(said && { found: { ...said } }),
    ...(verdict === 'wrong' && { remedy: { ...remedy } }),
    details: details.slice(0, MOST_DETAILS).map(withoutPersonalNumbers),
  };
};
