import { parseArgs } from 'node:util';
import { answered, callerOptions, exitCodeOf, Refused, tokenBy } from './caller.ts';

const USAGE =
  'npm run conflicts -- <service url>… [--from DAY] [--to DAY] [--all] [--json] [--language fa|en]  (token of an auditor by PISHKHAN_TOKEN, or by --user, --password and --token-endpoint)';
const NOT_FOUND = 404;

const options = {
  ...callerOptions,
  from: { type: 'string' },
  to: { type: 'string' },
  all: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  language: { type: 'string', default: 'fa' },
} as const;

type Text = Readonly<Record<'fa' | 'en', string>>;
interface Decision {
  readonly matter: string;
  readonly kind: string;
  readonly title?: Text;
  readonly status: string;
  readonly on: string;
  readonly minutes?: number;
  readonly parts: readonly { readonly as: string; readonly by: string }[];
  readonly because: readonly (Text & { readonly rule: string })[];
}
interface Pair extends Text {
  readonly persons: readonly string[];
}
interface Limits {
  readonly quickMinutes: number;
  readonly pairDecisions: number;
  readonly pairPercent: number;
}
interface Report {
  readonly service: string;
  readonly decisions: readonly Decision[];
  readonly pairs: readonly Pair[];
}

/** Asks as the auditor; undefined where a service does not have this report. */
type Ask = (address: string) => Promise<unknown>;
const asking =
  (token: string, language: string): Ask =>
  async (address) => {
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${token}`, 'accept-language': language },
    });
    return response.status === NOT_FOUND ? undefined : answered(response);
  };

const everyPage = async (ask: Ask, address: URL): Promise<readonly Decision[]> => {
  const found: Decision[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    if (cursor !== '') address.searchParams.set('cursor', cursor);
    const page = (await ask(address.href)) as { items: readonly Decision[]; next: string | null } | undefined;
    if (!page) break;
    found.push(...page.items);
    cursor = page.next;
  }
  return found;
};

/** The limits of the company: billing has the policy; every other service is asked with its values. */
const limitsAmong = async (ask: Ask, services: readonly string[]): Promise<Limits> => {
  for (const service of services) {
    const policy = (await ask(`${service}/v1/policies/conflicts`)) as
      | { inForce: string | null; versions: readonly { version: string; content: Limits }[] }
      | undefined;
    const inForce = policy?.versions.find(({ version }) => version === policy.inForce);
    if (inForce) return inForce.content;
  }
  throw new Refused(
    'None of these services has a version of the policy "conflicts" in force; name billing-adjustments.',
  );
};

const reportOf = async (
  ask: Ask,
  service: string,
  { limits, period }: { readonly limits: Limits; readonly period: Readonly<Record<string, string>> },
): Promise<Report> => {
  const at = (path: string, more: Readonly<Record<string, string>>) =>
    new URL(`${service}/v1/${path}?${new URLSearchParams({ ...period, ...more }).toString()}`);
  const [quickMinutes, pairDecisions, pairPercent] = [
    limits.quickMinutes,
    limits.pairDecisions,
    limits.pairPercent,
  ].map(String) as [string, string, string];
  const others = await everyPage(ask, at('persons-decisions', { quickMinutes, limit: '100' }));
  const money = await everyPage(ask, at('conflicts', { limit: '100' }));
  const turns = (await ask(at('persons-decisions-by-turns', { pairDecisions, pairPercent }).href)) as
    | { items: readonly Pair[] }
    | undefined;
  const peers = (await ask(at('conflicts-among-peers', {}).href)) as { items: readonly Pair[] } | undefined;
  return { service, decisions: [...money, ...others], pairs: [...(turns?.items ?? []), ...(peers?.items ?? [])] };
};

const rowOf = (language: 'fa' | 'en', service: string) => (decision: Decision) => ({
  service,
  on: decision.on,
  kind: decision.title?.[language] ?? decision.kind,
  matter: decision.matter,
  status: decision.status,
  parts: decision.parts.map(({ as, by }) => `${as} ${by}`).join(', '),
  minutes: decision.minutes ?? '',
  because: decision.because.map((each) => each[language]).join('; '),
});

/** `npm run conflicts -- <service url>…`: one report of conflicts over all services, for auditors (ADR 0080). */
const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  if (positionals.length === 0) throw new Refused(USAGE);
  const language = values.language === 'en' ? 'en' : 'fa';
  const ask = asking(await tokenBy(values, USAGE), language);
  const services = positionals.map((each) => each.replace(/\/$/, ''));
  const limits = await limitsAmong(ask, services);
  const period = { ...(values.from && { from: values.from }), ...(values.to && { to: values.to }) };
  const reports = await Promise.all(services.map((service) => reportOf(ask, service, { limits, period })));
  const shown = reports.map((report) => ({
    ...report,
    decisions: report.decisions.filter(({ because }) => values.all || because.length > 0),
  }));
  if (values.json) console.log(JSON.stringify({ limits, services: shown }, undefined, 2));
  else {
    console.table(shown.flatMap(({ service, decisions }) => decisions.map(rowOf(language, service))));
    for (const pair of shown.flatMap(({ pairs }) => pairs)) console.log(pair[language], pair.persons.join(', '));
    const examined = shown.reduce((sum, { decisions }) => sum + decisions.length, 0);
    const all = reports.reduce((sum, { decisions }) => sum + decisions.length, 0);
    console.log(`${services.length} services, ${all} decisions, ${examined} listed`);
  }
  return 0;
};

process.exitCode = await exitCodeOf(main);
