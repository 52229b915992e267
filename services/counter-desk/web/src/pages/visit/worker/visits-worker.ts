import { offlineBy } from './offline.ts';

/** The service worker of the pages of visits. Its scope is `/visits`: no other page of the desk knows it. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface AskedEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** The build puts the names of its files here. */
declare const VISIT_FILES: readonly string[];
const offline = offlineBy({ caches, fetch: (...asked) => fetch(...asked), files: VISIT_FILES });

addEventListener('install', (event) => (event as WorkerEvent).waitUntil(offline.install()));
addEventListener('activate', (event) => (event as WorkerEvent).waitUntil(offline.activate()));
addEventListener('fetch', (event) => {
  const { request } = event as AskedEvent;
  const answer = offline.answer(request, location.origin);
  if (answer) (event as AskedEvent).respondWith(answer);
});
