/** Figures for pictures: a county after a busy year. The answers of the service have this form. */
const words = (fa: string, en: string) => ({ fa, en });
const kinds = [
  ['bill-review', words('درخواست بررسی قبض', 'Bill review')],
  ['meter-visit', words('درخواست بازدید کنتور', 'Meter visit')],
  ['complaint', words('درخواست ثبت شکایت', 'Complaint')],
] as const;
const kindsToChoose = kinds.map(([kind, title]) => ({ kind, title }));
const [[review, reviewTitle], [visit, visitTitle], [complaint, complaintTitle]] = kinds;
const clerk = { awaits: 'counterClerk', title: words('کارمند دفتر پیشخوان', 'Counter clerk') };
const expert = { awaits: 'fieldExpert', title: words('کارشناس بازدید', 'Field expert') };
const head = { awaits: 'headOfOffice', title: words('رئیس اداره گاز', 'Head of the gas office') };
const applicant = { awaits: 'applicantAwaited', title: words('در انتظار متقاضی', 'The applicant is awaited') };

const counts = (overdue: number, today: number, soon: number, later: number, none: number) => ({
  open: overdue + today + soon + later + none,
  overdue,
  overdueSince: overdue > 0 ? '2026-11-16' : null,
  today,
  soon,
  later,
  none,
  nearestDueOn: '2026-11-22',
  oldestOn: '2026-11-08',
});
export const sampleBoard = {
  at: '2026-11-22T04:30:00.000Z',
  today: '2026-11-22',
  soonUntil: '2026-11-25',
  kindsToChoose,
  all: counts(4, 3, 14, 6, 2),
  stages: [
    {
      kind: visit,
      kindTitle: visitTitle,
      stage: 'visit',
      title: words('بازدید کنتور و ثبت رقم', 'Visit the meter'),
      ...counts(3, 2, 8, 0, 0),
    },
    {
      kind: review,
      kindTitle: reviewTitle,
      stage: 'judgement',
      title: words('بررسی و تصمیم نماینده دارای صلاحیت', 'Decide whether the bill is wrong'),
      ...counts(1, 1, 4, 1, 2),
    },
    {
      kind: complaint,
      kindTitle: complaintTitle,
      stage: 'referral',
      title: words('ارجاع شکایت به واحد مربوط', 'Refer the complaint to a section'),
      ...counts(0, 0, 2, 5, 0),
    },
  ],
  awaited: [
    { ...expert, ...counts(3, 2, 8, 0, 0) },
    { ...clerk, ...counts(1, 1, 4, 1, 0) },
    { ...head, ...counts(0, 0, 2, 5, 0) },
    { ...applicant, ...counts(0, 0, 0, 0, 2) },
  ],
  offices: [
    { officeId: 'office-101', countyOffice: 'county-1', ...counts(1, 2, 8, 4, 2) },
    { officeId: 'office-102', countyOffice: 'county-1', ...counts(3, 1, 6, 2, 0) },
  ],
  officesLeftOut: 0,
};

const taken = (count: number, median: number, ninetieth: number, longest: number) => ({
  count,
  median,
  ninetieth,
  longest,
});
const figures = (inTime: number, late: number, withdrawn: number, open: number, median = 2) => ({
  registered: inTime + late + withdrawn + 2,
  answered: inTime + late,
  inTime,
  late,
  firstTimeRight: inTime + late - Math.round(late / 2),
  timesBack: late,
  withdrawn,
  openAtEnd: open,
  taken: taken(inTime + late, median, median * 3 + 1, median * 9),
  openFor: open === 0 ? null : taken(open, 2, 7, 14),
});
const monthsOfTheYear = [
  ['1404-10', '2025-12-22', '2026-01-20', figures(21, 3, 1, 4)],
  ['1404-11', '2026-01-21', '2026-02-19', figures(24, 2, 2, 5)],
  ['1404-12', '2026-02-20', '2026-03-20', figures(12, 9, 0, 11, 4)],
  ['1405-01', '2026-03-21', '2026-04-20', figures(14, 6, 1, 8, 3)],
  ['1405-02', '2026-04-21', '2026-05-21', figures(31, 4, 2, 6)],
  ['1405-03', '2026-05-22', '2026-06-21', figures(28, 3, 1, 5)],
  ['1405-04', '2026-06-22', '2026-07-22', figures(26, 2, 3, 4, 1)],
  ['1405-05', '2026-07-23', '2026-08-22', figures(25, 5, 1, 7)],
  ['1405-06', '2026-08-23', '2026-09-22', figures(33, 4, 2, 6)],
  ['1405-07', '2026-09-23', '2026-10-22', figures(37, 8, 2, 9, 3)],
  ['1405-08', '2026-10-23', '2026-11-21', figures(40, 11, 4, 13, 3)],
  ['1405-09', '2026-11-22', '2026-11-22', figures(1, 0, 0, 29, 2)],
] as const;
const outcome = (name: string, fa: string, en: string, count: number) => ({
  outcome: name,
  title: words(fa, en),
  count,
});
const waits = (days: number, share: number, there: number, median: number) => ({
  days,
  share,
  there,
  taken: taken(120, median, median * 3 + 1, 14),
});
const party = (name: string, fa: string, en: string) => ({ party: name, partyTitle: words(fa, en) });
export const sampleStatistics = {
  today: '2026-11-22',
  kindsToChoose,
  from: '2025-12-22',
  to: '2026-11-22',
  provisional: false,
  all: figures(292, 57, 19, 29),
  months: monthsOfTheYear.map(([month, from, to, of]) => ({ month, from, to, ...of })),
  kinds: [
    {
      kind: review,
      title: reviewTitle,
      ...figures(140, 31, 12, 9),
      outcomes: [
        outcome('corrected', 'قبض اصلاح شد', 'Bill corrected', 96),
        outcome('unfounded', 'اعتراض وارد نبود', 'Objection unfounded', 75),
        outcome('withdrawn', 'انصراف متقاضی', 'Withdrawn', 12),
      ],
    },
    {
      kind: visit,
      title: visitTitle,
      ...figures(118, 22, 5, 13),
      outcomes: [outcome('corrected', 'قبض اصلاح شد', 'Bill corrected', 140)],
    },
    { kind: complaint, title: complaintTitle, ...figures(34, 4, 2, 7), outcomes: [] },
  ],
  offices: [
    { officeId: 'office-101', countyOffice: 'county-1', ...figures(180, 20, 12, 17) },
    { officeId: 'office-102', countyOffice: 'county-1', ...figures(112, 37, 7, 12) },
  ],
  officesLeftOut: 0,
  stages: sampleBoard.stages.map(({ kind, kindTitle, stage, title, open }, at) => ({
    kind,
    kindTitle,
    stage,
    title,
    ...waits(410 - at * 130, 560 - at * 180, open, 2 - Math.min(at, 1)),
  })),
  awaited: [
    { ...expert, ...party('county', 'اداره گاز و واحدهای آن', 'Gas office and its units'), ...waits(410, 448, 13, 2) },
    { ...clerk, ...party('office', 'دفتر پیشخوان', 'Counter office'), ...waits(221, 241, 7, 1) },
    { ...applicant, ...party('customer', 'متقاضی', 'Applicant'), ...waits(164, 179, 2, 3) },
    { ...head, ...party('county', 'اداره گاز و واحدهای آن', 'Gas office and its units'), ...waits(121, 132, 7, 1) },
  ],
};
