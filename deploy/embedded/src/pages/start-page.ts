import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { formatJalaliFa, type Clock } from '@pishkhan/calendar';
import { placeNames, placeOf, places, roles, type Role } from '@pishkhan/roles';
import { strangerIn } from '@pishkhan/development-issuer';
import { fileFaultIn, StorageFull } from '@pishkhan/event-store';
import type { Text } from '@pishkhan/fields';

/** Content of the start page for a person who has just started the platform. */
export interface StartPage {
  readonly clock: Clock;
  readonly services: readonly { name: string; title: Text; url: string }[];
  readonly issuer: string;
  readonly tokenEndpoint: string;
  readonly users: readonly {
    username: string;
    name: Text;
    roles: readonly Role[];
    office?: string;
  }[];
  readonly password: string;
  /** The current loading step, or that everything is ready. */
  progress(): Text;
  /** The planted faults of the sample district: what to try first. */
  suggestions(): readonly Text[];
  /** Address of the counter desk, once it listens. */
  desk?(): string | undefined;
  /** Moves business time forward; returns the new time. */
  advance(milliseconds: number): Date;
}

const LONGEST_STEP = 400 * 86_400_000;

/**
 * Serves the page, `GET /status` for scripts and `POST /clock/advance?days=n` to demonstrate deadlines. Loopback only.
 */
export const serveStartPage = (page: StartPage, host: '127.0.0.1', port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => route(page, request, response));
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });

const route = (page: StartPage, request: IncomingMessage, response: ServerResponse): void => {
  const json = (status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const stranger = strangerIn(request);
  if (stranger) return void json(stranger === 'host' ? 421 : 403, strangerProblem(stranger));
  const url = URL.parse(request.url ?? '/', 'http://localhost');
  if (!url) return void json(400, { type: 'about:blank', title: 'Bad Request', status: 400 });
  if (request.method === 'GET' && url.pathname === '/') {
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      })
      .end(html(page));
  } else if (request.method === 'GET' && url.pathname === '/status') {
    json(200, {
      progress: page.progress().en,
      now: page.clock.now().toISOString(),
      today: page.clock.today(),
      issuer: page.issuer,
      desk: page.desk?.(),
      tokenEndpoint: page.tokenEndpoint,
      services: Object.fromEntries(page.services.map((service) => [service.name, service.url])),
    });
  } else if (request.method === 'POST' && url.pathname === '/clock/advance') {
    const step =
      Number(url.searchParams.get('days') ?? 0) * 86_400_000 + Number(url.searchParams.get('minutes') ?? 0) * 60_000;
    if (step > 0 && step <= LONGEST_STEP) advance(page, step, json);
    else
      json(400, {
        type: 'urn:pishkhan:rule:ClockMustMoveForward',
        title: 'days or minutes must be positive, at most 400 days',
        status: 400,
      });
  } else json(404, { type: 'about:blank', title: 'Not Found', status: 404 });
};

const strangerProblem = (stranger: 'host' | 'origin') => ({
  type: `urn:pishkhan:rule:${stranger === 'host' ? 'HostMustBeThisServer' : 'OriginMustBeThisPage'}`,
  title: stranger === 'host' ? 'نشانی درخواست، نشانی این صفحه نیست' : 'این درخواست از صفحه دیگری فرستاده شده است',
  status: stranger === 'host' ? 421 : 403,
});

/** The caller receives the fault of a full disk; it does not end the process (N15). */
const advance = (page: StartPage, step: number, json: (status: number, body: unknown) => void): void => {
  try {
    json(200, { now: page.advance(step).toISOString() });
  } catch (error) {
    const full = fileFaultIn(error) instanceof StorageFull;
    json(full ? 507 : 500, {
      type: `urn:pishkhan:rule:${full ? 'StorageMustHaveRoom' : 'UnexpectedFault'}`,
      title: full ? 'فضای ذخیره‌سازی سامانه پر است و ساعت جلو نرفت' : 'ساعت جلو نرفت',
      status: full ? 507 : 500,
    });
    if (!full) console.error(error);
  }
};

const text = (value: string): string =>
  value.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character]!);
const ltr = (value: string): string => `<bdi dir="ltr"><code>${text(value)}</code></bdi>`;

const both = ({ fa, en }: Text): string => `${text(fa)} <span class="en">${text(en)}</span>`;
const userRow = ({ name, username, roles: held, office }: StartPage['users'][number]): string =>
  `<tr><td>${both(name)}</td><td>${ltr(username)}</td><td>${held.map((role) => `${both(roles[role].title)} ${ltr(role)}`).join('<br>')}</td><td>${office ? ltr(office) : '—'}</td></tr>`;

/** The demo users under the place of their first role, in the order of the table of places. */
const usersByPlace = ({ users }: StartPage): string =>
  placeNames
    .map((place) => ({ place, there: users.filter(({ roles: [first] }) => first && placeOf(first) === place) }))
    .filter(({ there }) => there.length > 0)
    .map(({ place, there }) => `<tr><th colspan="4">${both(places[place])}</th></tr>\n${there.map(userRow).join('\n')}`)
    .join('\n');

const deskLine = (address: string | undefined): string =>
  address === undefined
    ? ''
    : `<p><a href="${text(address)}"><strong>پیشخوان: میز کار کارکنان</strong></a> <span class="en">The counter desk</span> ${ltr(address)}</p>`;

const html = (page: StartPage): string => `<!doctype html>
<html lang="fa" dir="rtl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>پیشخوان</title>
<style>
  body { font: 16px/1.9 Vazirmatn, Tahoma, 'Noto Naskh Arabic', sans-serif; margin: 0 auto; max-width: 68rem; padding: 1.5rem; color: #1c2430; background: #fbfaf7; }
  h1 { margin: 0; } h2 { margin-top: 2rem; border-bottom: 2px solid #d9822b; } .en { color: #5b6573; font-size: .9em; direction: ltr; unicode-bidi: isolate; }
  table { border-collapse: collapse; width: 100%; } th, td { text-align: start; padding: .35rem .6rem; border-bottom: 1px solid #e3ded3; vertical-align: top; }
  code { background: #f0ece2; padding: .1rem .3rem; border-radius: 3px; } pre { direction: ltr; text-align: left; background: #23303f; color: #f4f1ea; padding: 1rem; overflow-x: auto; border-radius: 6px; } pre code { background: none; }
  .scroll { overflow-x: auto; }
</style></head><body>
<h1>پیشخوان</h1>
<p>خدمات مشترکین و اصلاح قبض گاز. هر اصلاح و هر تأیید ثبت می‌شود و قابل پیگیری است. <span class="en">Customer service and bill correction, every step an auditable event.</span></p>
<p>امروز (زمان کاری): <strong>${formatJalaliFa(page.clock.today())}</strong> — وضعیت: <strong>${text(page.progress().fa)}</strong> <span class="en">${text(page.progress().en)}</span></p>
${deskLine(page.desk?.())}
<h2>سرویس‌ها <span class="en">Services</span></h2>
<div class="scroll"><table><thead><tr><th>سرویس</th><th>نشانی</th><th>مستندات API</th><th>سلامت</th></tr></thead><tbody>
${page.services.map((service) => `<tr><td>${both(service.title)}</td><td>${ltr(service.url)}</td><td><a href="${service.url}/docs">docs</a> · <a href="${service.url}/openapi.json">openapi.json</a></td><td><a href="${service.url}/health/ready">ready</a></td></tr>`).join('\n')}
</tbody></table></div>
<h2>ورود (دریافت توکن) <span class="en">Getting a token</span></h2>
<pre><code>TOKEN=$(curl -s ${text(page.tokenEndpoint)} -d grant_type=password -d client_id=pishkhan \\
  -d username=clerk-101 -d password=${text(page.password)} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
curl -s ${text(page.services.at(-1)?.url ?? '')}/v1/worklist -H "authorization: Bearer $TOKEN"</code></pre>
<h2>کاربران نمونه <span class="en">Demo users, password ${ltr(page.password)}</span></h2>
<div class="scroll"><table><thead><tr><th>نام</th><th>کاربر</th><th>نقش</th><th>دفتر</th></tr></thead><tbody>
${usersByPlace(page)}
</tbody></table></div>
<h2>اول چه کنیم؟ <span class="en">What to try first</span></h2>
<ol>${page
  .suggestions()
  .map((suggestion) => `<li>${text(suggestion.fa)}<br><span class="en">${text(suggestion.en)}</span></li>`)
  .join('\n')}</ol>
<p class="en">npm run demo plays the whole journey; npm run replay -- &lt;stream&gt; shows a history; npm run verify checks all invariants.</p>
</body></html>`;
