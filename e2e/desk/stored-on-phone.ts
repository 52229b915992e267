import type { Page } from 'playwright-core';

/** Reads all that a browser keeps for the desk, as somebody would who has the phone. */
const READ = `(async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const bytes = (_, value) =>
    value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? new TextDecoder('latin1').decode(value) + new TextDecoder().decode(value) : value;
  const rows = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames)
      rows.push(await done(database.transaction(store).objectStore(store).getAll()));
    database.close();
  }
  const files = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys())
      files.push(url, url.includes('/assets/') ? '' : await (await cache.match(url)).text());
  }
  return JSON.stringify(rows, bytes) + JSON.stringify([files, { ...localStorage }, { ...sessionStorage }]);
})()`;

export const storedOnPhone = (page: Page): Promise<string> => page.evaluate<string>(READ);
