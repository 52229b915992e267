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
/** The version by which a service judges its decisions; each service has its own (ADR 0080). */
interface Policy {
  readonly name: string;
  readonly version: string;
  readonly content: Readonly<Record<string, unknown>>;
}
interface Report {
  readonly service: string;
  readonly policies: readonly Policy[];
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

/** @throws Refused if the service has this policy without a version in force: its report would find nothing */
const policyOf = async (ask: Ask, service: string, path: string): Promise<readonly Policy[]> => {
  const policy = (await ask(`${service}/v1/${path}`)) as
    | { inForce: string | null; versions: readonly Omit<Policy, 'name'>[] }
    | undefined;
  if (!policy) return [];
  const name = path.split('/').at(-1)!;
  const inForce = policy.versions.find(({ version }) => version === policy.inForce);
  if (!inForce) throw new Refused(`${service} has no version of the policy "${name}" in force; publish one first.`);
  return [{ name, version: inForce.version, content: inForce.content }];
};

const reportOf = async (ask: Ask, service: string, period: Readonly<Record<string, string>>): Promise<Report> => {
  const policies = [
    ...(await policyOf(ask, service, 'look-up-policies/persons-decisions')),
    ...(await policyOf(ask, service, 'policies/conflicts')),
  ];
  const at = (path: string, more: Readonly<Record<string, string>> = {}) =>
    new URL(`${service}/v1/${path}?${new URLSearchParams({ ...period, ...more }).toString()}`);
  const others = await everyPage(ask, at('persons-decisions', { limit: '100' }));
  const money = await everyPage(ask, at('conflicts', { limit: '100' }));
  const turns = (await ask(at('persons-decisions-by-turns').href)) as { items: readonly Pair[] } | undefined;
  const peers = (await ask(at('conflicts-among-peers').href)) as { items: readonly Pair[] } | undefined;
  const pairs = [...(turns?.items ?? []), ...(peers?.items ?? [])];
  return { service, policies, decisions: [...money, ...others], pairs };
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
  const period = { ...(values.from && { from: values.from }), ...(values.to && { to: values.to }) };
  const reports: Report[] = [];
  for (const service of services) reports.push(await reportOf(ask, service, period));
  const shown = reports.map((report) => ({
    ...report,
    decisions: report.decisions.filter(({ because }) => values.all || because.length > 0),
  }));
  if (values.json) console.log(JSON.stringify({ services: shown }, undefined, 2));
  else {
    for (const { service, policies } of shown)
      for (const { name, version, content } of policies)
        console.log(`${service}: ${name} ${version} ${JSON.stringify(content)}`);
    console.table(shown.flatMap(({ service, decisions }) => decisions.map(rowOf(language, service))));
    for (const pair of shown.flatMap(({ pairs }) => pairs)) console.log(pair[language], pair.persons.join(', '));
    const examined = shown.reduce((sum, { decisions }) => sum + decisions.length, 0);
    const all = reports.reduce((sum, { decisions }) => sum + decisions.length, 0);
    console.log(`${services.length} services, ${all} decisions, ${examined} listed`);
  }
  return 0;
};

process.exitCode = await exitCodeOf(main);
