import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { RebuildReport } from '@pishkhan/views';
import { answered, callerOptions, exitCodeOf, Refused, tokenBy } from './caller.ts';

const USAGE =
  'npm run rebuild -- <service url> <view> [--swap always]  (token by PISHKHAN_TOKEN, or by --user, --password and --token-endpoint)';
const LOOK_MS = 500;

const options = {
  swap: { type: 'string' },
  ...callerOptions,
} as const;

/**
 * `npm run rebuild -- <service url> <view>`: lets a service rebuild a view while it serves requests; exit code 1 on
 * differences or failure.
 */
const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [service, view] = positionals;
  if (service === undefined || view === undefined) throw new Refused(USAGE);
  const report = await rebuild(service.replace(/\/$/, ''), view, values.swap, () => tokenBy(values, USAGE));
  print(report);
  return report.outcome === 'swapped' && report.differing === 0 ? 0 : 1;
};

/** Polls until the rebuild has its report; the same key names the same rebuild. */
const rebuild = async (
  service: string,
  view: string,
  swap: string | undefined,
  token: () => Promise<string>,
): Promise<RebuildReport> => {
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': crypto.randomUUID(),
    'accept-language': 'en',
  };
  const address = `${service}/admin/views/${encodeURIComponent(view)}/rebuilds`;
  for (;;) {
    const response = await fetch(address, {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${await token()}` },
      body: JSON.stringify({ swap }),
    });
    const content = await answered(response);
    if (response.status === 200) return content as RebuildReport;
    await sleep(LOOK_MS);
  }
};

const endings: Readonly<Record<RebuildReport['outcome'], string>> = {
  swapped: 'the rebuilt documents are read now',
  kept: 'the live view stays as it was (--swap always replaces it)',
  failed: 'it failed, and the live view stays as it was',
  interrupted: 'it was interrupted, and the live view stays as it was',
};

const print = ({
  view,
  collection,
  outcome,
  facts,
  compared,
  differing,
  differences,
  hashes,
  milliseconds,
  fault,
  heldAt = [],
}: RebuildReport): void => {
  console.log(
    `${view}: ${facts} facts folded, ${compared} documents compared, ${differing === 0 ? 'none differs' : `${differing} differ`}; ${endings[outcome]}.`,
  );
  if (fault !== undefined) console.log(`fault: ${fault}`);
  console.table({
    collection,
    outcome,
    facts,
    documents: compared,
    differing,
    'hash of the live view': hashes.live,
    'hash of the rebuilt': hashes.rebuilt,
    milliseconds,
  });
  if (heldAt.length > 0) {
    console.log('Events of a newer release; the documents of their streams are as they were before them:');
    console.table(heldAt);
  }
  if (differences.length > 0) console.table(differences);
};

process.exitCode = await exitCodeOf(main);
