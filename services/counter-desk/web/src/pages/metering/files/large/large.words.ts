/** Words of large reading files. */
export const largeWords = {
  one: { fa: 'فایل بزرگ قرائت', en: 'Large reading file' },
  progress: { fa: 'پیشرفت سنجش', en: 'Progress' },
  percent: { fa: '{percent} درصد', en: '{percent} per cent' },
  judged: { fa: '{judged} سطر از {rows} سنجیده شد', en: '{judged} of {rows} rows are judged' },
  running: { fa: 'در حال سنجش', en: 'Being judged' },
  stopping: { fa: 'در حال ایستادن', en: 'Stopping' },
  stopped: { fa: 'ایستاده', en: 'Stopped' },
  done: { fa: 'پایان‌یافته', en: 'Done' },
  pace: { fa: 'هر دقیقه حدود {rows} سطر', en: 'about {rows} rows a minute' },
  soon: { fa: 'کمتر از یک دقیقه مانده است', en: 'less than a minute is left' },
  minutes: { fa: 'حدود {count} دقیقه مانده است', en: 'about {count} minutes are left' },
  hours: { fa: 'حدود {count} ساعت مانده است', en: 'about {count} hours are left' },
  estimating: { fa: 'زمان مانده در حال برآورد است', en: 'The time left is being estimated' },
  leave: {
    fa: 'می‌توانید این صفحه را ببندید؛ سنجش در سامانه ادامه دارد.',
    en: 'You may leave this page; the rows are judged without it.',
  },
  partFirst: {
    fa: 'سطرهایی که در دست است تمام می‌شود و سپس فایل می‌ایستد.',
    en: 'The rows in hand are finished, and then the file stands still.',
  },
  byContractor: { fa: 'پیمانکار این فایل را متوقف کرده است.', en: 'The contractor stopped this file.' },
  byCompany: {
    fa: 'رئیس امور مشترکین این فایل را متوقف کرده است.',
    en: 'The head of subscriber affairs stopped this file.',
  },
  mayResume: {
    fa: 'پیمانکار یا رئیس امور مشترکین می‌تواند آن را ادامه دهد.',
    en: 'The contractor or the head of subscriber affairs may resume it.',
  },
  headResumes: {
    fa: 'تنها رئیس امور مشترکین می‌تواند آن را ادامه دهد.',
    en: 'Only the head of subscriber affairs may resume it.',
  },
  stop: { fa: 'توقف سنجش', en: 'Stop the file' },
  stopForCompany: { fa: 'توقف از سوی شرکت', en: 'Stop it for the company' },
  resume: { fa: 'ادامه سنجش', en: 'Resume the file' },
  withheld: { fa: 'ادامه سنجش ممکن نیست، زیرا', en: 'It cannot be resumed, because' },
  format: { fa: 'نسخه قالب توافق‌شده', en: 'Version of the agreed format' },
  value: { fa: 'آنچه در خانه بود', en: 'What the cell had' },
  reader: { fa: 'قرائت‌کننده', en: 'Reader' },
  download: { fa: 'دریافت این فهرست (CSV)', en: 'Download this list (CSV)' },
  refusedName: { fa: 'سطرهای ردشده', en: 'refused rows' },
  heldName: { fa: 'سطرهای در انتظار بررسی', en: 'rows to review' },
  receiving: {
    fa: 'فایل در حال دریافت است؛ برای فایل‌های بسیار بزرگ تا دو دقیقه طول می‌کشد.',
    en: 'The file is being received; a very large one takes up to two minutes.',
  },
  isLarge: {
    fa: 'این فایل بزرگ است: پس از دریافت، سطرهایش بخش به بخش سنجیده می‌شود و پیشرفت آن را می‌بینید.',
    en: 'This is a large file: after it is received its rows are judged part by part, and you see how far it is.',
  },
  encoding: {
    fa: 'کدگذاری این فایل با قالب آن ({agreed}) یکی نیست؛ نخستین سطر ناخوانا: {line}. چیزی از فایل ثبت نشد.',
    en: 'The file is not in the encoding of its format ({agreed}); the first unreadable line is {line}. Nothing of it was kept.',
  },
  likely: {
    fa: 'به نظر می‌رسد با {likely} ذخیره شده است. آن را با {agreed} ذخیره کنید و دوباره بفرستید.',
    en: 'It seems to be saved in {likely}. Save it in {agreed} and send it again.',
  },
} as const;
