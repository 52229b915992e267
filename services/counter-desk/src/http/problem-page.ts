import type { FastifyRequest } from 'fastify';

/** A person came here by an address, such as a sign-in that took too long, and not a request of the console. */
export const isForPerson = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && headers['x-desk'] === undefined && (headers.accept ?? '').includes('text/html');

const back = { fa: 'بازگشت به پیشخوان', en: 'Back to the desk' };

/** @param title One of the desk's own sentences */
export const problemPage = (title: string, language: 'fa' | 'en'): string =>
  `<!doctype html><html lang="${language}" dir="${language === 'fa' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title></head><body><main><h1>${title}</h1><p><a href="/">${back[language]}</a></p></main></body></html>`;
