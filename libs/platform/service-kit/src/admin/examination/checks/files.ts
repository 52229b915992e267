import type { Platform } from '../../../definition.ts';
import { sound, type Check, type Found } from '../check.ts';

/** So long an answer waits for the files; afterwards they are examined on, and the next answer has the result. */
const PATIENCE_MS = 3_000;

/** The command for engineers. */
const DOCTOR = 'npm run doctor -- --data FOLDER';

const filesSoon = async (files: NonNullable<Platform['files']>): Promise<Found> => {
  let timer: NodeJS.Timeout | undefined;
  const later = new Promise<Found>((resolve) => {
    timer = setTimeout(() => resolve({ verdict: 'underWay' }), PATIENCE_MS);
  });
  const result = files().then((found): Found => {
    const details = found.flatMap(({ file, wrong }) => wrong.map((sentence) => `${file}: ${sentence}`));
    return details.length === 0 ? sound : { verdict: 'wrong', details: [...details, DOCTOR] };
  });
  return Promise.race([result, later]).finally(() => clearTimeout(timer));
};

/** The files of the embedded profile; servers of the distributed one have tools of their own. */
export const fileChecks = ({ files }: Platform): readonly Check[] => [
  {
    check: 'files',
    title: { fa: 'فایل‌های پایگاه داده', en: 'files of the databases' },
    wrong: { fa: 'پرونده پایگاه داده آسیب دیده است', en: 'A file of a database is damaged' },
    remedy: {
      fa: 'سامانه را متوقف کنید، پزشک سامانه را اجرا کنید و نسخه پشتیبان را بازیابی کنید',
      en: 'Stop the platform, run the doctor, and restore a backup',
    },
    examine: async () =>
      files
        ? filesSoon(files)
        : {
            verdict: 'notExamined',
            found: {
              fa: 'پایگاه‌ها پرونده این سرویس نیستند؛ ابزار خود آنها را به کار برید',
              en: 'The databases are no files of this service; use their own tools',
            },
          },
  },
  {
    check: 'pages',
    title: { fa: 'صفحه‌های پرونده‌ها در برابر آنچه نوشته شد', en: 'pages of the files against what was written' },
    wrong: { fa: '', en: '' },
    remedy: { fa: '', en: '' },
    examine: async () => ({
      verdict: 'notExamined',
      found: {
        fa: 'هنگام کار بررسی نمی‌شود: سامانه را متوقف کنید و پزشک سامانه را روی پوشه داده اجرا کنید',
        en: 'Not while it runs: stop the platform and run the doctor on its data folder',
      },
      details: [DOCTOR],
    }),
  },
];
