import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { get, post, startTestPlatform, type TestPlatform } from '../index.ts';
import { sampleService } from './sample-service.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(sampleService);
});
afterAll(() => platform.stop());

const write = (body: unknown) => post('/v1/notes/1', body).by('clerk-101');
const page = (query: string) => get(`/v1/notes/pages?${query}`).by('clerk-101');

describe('field errors use the language of the request', () => {
  it.each([
    [
      'of a wrong type',
      write({ text: 3 }),
      'isText',
      'متن یادداشت را وارد کنید (حداکثر ۱۰۰ نویسه)',
      'what to write must be a text of 1 to 100 characters',
    ],
    [
      'that is missing',
      write({}),
      'isText',
      'متن یادداشت را وارد کنید (حداکثر ۱۰۰ نویسه)',
      'what to write must be a text of 1 to 100 characters',
    ],
    [
      'described in English only',
      write({ text: 'a', amount: 1.5 }),
      'isRial',
      'amount را وارد کنید (عدد صحیح، ریال)',
      'an amount must be a whole number of rials',
    ],
    [
      'that nobody knows',
      write({ text: 'a', colour: 'red' }),
      'whitelistValidation',
      'پارامتر colour پذیرفته نمی‌شود',
      'colour is not known in this request',
    ],
    [
      'of a part',
      write({ text: 'a', lines: [{ text: 3 }] }),
      'isText',
      'متن سطر را وارد کنید (حداکثر ۱۰ نویسه)',
      'text of the line must be a text of 1 to 10 characters',
    ],
    [
      'that holds no parts',
      write({ text: 'a', lines: [3] }),
      'isObject',
      'سطرها را به‌صورت فهرست وارد کنید',
      'lines must be a list of objects',
    ],
    [
      'that holds too many',
      write({ text: 'a', lines: Array.from({ length: 4 }, () => ({ text: 'b' })) }),
      'arrayMaxSize',
      'سطرها باید حداکثر ۳ قلم داشته باشد',
      'lines must have at most 3 items',
    ],
    ['another type instead of an object', write([]), 'isObject', 'متن درخواست خوانا نیست', 'a JSON object is required'],
    [
      'of a query',
      page('limit=500'),
      'isWholeNumber',
      'تعداد ردیف‌های صفحه را وارد کنید (عدد صحیح از ۱ تا ۲۰۰)',
      'items on the page must be a whole number from 1 to 200',
    ],
    [
      'of a header',
      write({ text: 'a' }).key('short'),
      'header',
      expect.stringMatching(/۸ تا ۱۲۸ نویسه/),
      expect.stringMatching(/^Idempotency-Key must be 8 to 128 /),
    ],
  ])('%s', async (_, request, rule, fa, en) => {
    const errorsIn = async (headers: Record<string, string>) =>
      (await api.when(request.with(headers)).then(400, [])).body.errors;
    expect(await errorsIn({})).toContainEqual({ field: expect.any(String), rule, message: fa });
    expect(await errorsIn({ 'accept-language': 'en' })).toContainEqual({
      field: expect.any(String),
      rule,
      message: en,
    });
  });
});

describe('the API document', () => {
  it('starts with Persian: the title, the purpose of a route, the meaning of a field', async () => {
    const { info, paths, components } = (await (await fetch(`${api.url}/openapi.json`)).json()) as {
      info: object;
      paths: Record<string, object>;
      components: object;
    };
    expect(info).toMatchObject({
      title: 'نمونه · Pishkhan sample',
      description: expect.stringMatching(/^نمونه · Sample\n/),
    });
    expect(paths['/v1/notes/{id}']).toMatchObject({ post: { summary: 'نوشتن یادداشت', description: 'Write a note' } });
    expect(components).toMatchObject({
      schemas: { NoteBody: { properties: { text: { description: 'متن یادداشت · what to write' } } } },
    });
  });
});
