import { placeNames, placeOf, places, roles } from '@pishkhan/roles';
import type { DemoUser } from '../users.ts';

const text = (value: string): string => value.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

const page = (title: string, content: string): string => `<!doctype html>
<html lang="fa" dir="rtl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${text(title)}</title>
<style>
  body { font: 16px/1.8 Vazirmatn, Tahoma, 'Noto Naskh Arabic', sans-serif; margin: 0 auto; max-width: 64rem; padding: 1.5rem; color: #1c2430; background: #fbfaf7; }
  h2 { margin: 1.5rem 0 .5rem; font-size: 1.05rem; } ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .6rem; padding: 0; margin: 0; list-style: none; }
  button { font: inherit; width: 100%; text-align: start; padding: .6rem .8rem; border: 1px solid #b9b2a3; border-radius: 8px; background: #fff; color: inherit; cursor: pointer; }
  button:hover { border-color: #a4520a; } button:focus-visible { outline: 3px solid #a4520a; outline-offset: 2px; } small { display: block; color: #4f5966; }
</style></head><body><main><h1>${text(title)}</h1>
${content}
</main></body></html>`;

const choiceOf = ({ username, name, roles: held, office }: DemoUser): string =>
  `<li><button name="username" value="${text(username)}">${text(name.fa)}<small>${held.map((role) => text(roles[role].title.fa)).join('، ')}${office ? ` <bdi dir="ltr">${text(office)}</bdi>` : ''}</small></button></li>`;

/** The demo users by place, each a button that signs in. */
export const choiceOfUsers = (users: readonly DemoUser[], action: string): string =>
  page(
    'ورود کاربران نمونه',
    `<p>این صفحه تنها برای آزمایش و آموزش است. کاربری را که می‌خواهید با او وارد شوید انتخاب کنید.</p>
<form method="post" action="${text(action)}">
${placeNames
  .map((place) => ({ place, there: users.filter(({ roles: [first] }) => first && placeOf(first) === place) }))
  .filter(({ there }) => there.length > 0)
  .map(({ place, there }) => `<h2>${text(places[place].fa)}</h2>\n<ul>${there.map(choiceOf).join('\n')}</ul>`)
  .join('\n')}
</form>`,
  );

/** @param form The form of the library, whose button ends the session */
export const questionBeforeSignOut = (form: string): string =>
  page(
    'خروج از سامانه',
    `<p>از همه برنامه‌ها خارج می‌شوید.</p>${form}<button form="op.logoutForm" name="logout" value="yes" autofocus>خروج</button>`,
  );

export const signedOut = (): string => page('خروج از سامانه', '<p>از سامانه خارج شدید.</p>');

/** @param fault What the protocol says about it, in English */
export const failure = (fault: string): string =>
  page(
    'ورود انجام نشد',
    `<p>درخواست ورود درست نبود یا دیر رسید. به برنامه برگردید و دوباره وارد شوید.</p><p><bdi dir="ltr" lang="en">${text(fault)}</bdi></p>`,
  );
