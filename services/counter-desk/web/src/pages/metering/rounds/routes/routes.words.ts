/** Words of reading routes. */
export const routeWords = {
  draw: { fa: 'ثبت مسیر قرائت', en: 'Draw a reading route' },
  title: { fa: 'مسیرهای قرائت', en: 'Reading routes' },
  none: {
    fa: 'هنوز مسیری ثبت نشده است. دور قرائت پس از ثبت مسیر آغاز می‌شود.',
    en: 'No route is drawn yet. A round needs a route.',
  },
  zone: { fa: 'منطقه', en: 'Zone' },
  route: { fa: 'نام مسیر', en: 'Name of the route' },
  routeHelp: {
    fa: 'نام مسیری که هست، نسخه تازه آن را می‌سازد',
    en: 'the name of an existing route makes another version of it',
  },
  from: { fa: 'از روز', en: 'From' },
  fromHelp: { fa: 'نسخه تازه زودتر از امروز آغاز نمی‌شود', en: 'another version begins today at the earliest' },
  stops: { fa: 'کنتورها به ترتیب پیمودن', en: 'Meters in walk order' },
  stopsHelp: {
    fa: 'هر سطر: شماره سریال کنتور و سپس کد آدرس، مانند \u206662000001 01-02-001\u2069. دو ستون را می‌توان از صفحه گسترده چسباند.',
    en: 'Each line: the serial of the meter, then the address code, such as "62000001 01-02-001". Two columns of a spreadsheet can be pasted.',
  },
  counted: { fa: '{count} کنتور در این فهرست', en: '{count} meters in this list' },
  line: { fa: 'سطر {line}', en: 'Line {line}' },
  since: { fa: 'از روز', en: 'Since' },
  connections: { fa: 'اشتراک‌ها', en: 'Connections' },
} as const;
