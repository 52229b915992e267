import { diagramOf } from './diagram.ts';
import type { Field, Words } from '../form.ts';
import { actorsOf, referralOf, type CaseKind, type DeadlineSpec, type Stage } from '../kind.ts';
import type { FactRecord, MarkWhere, Outcome } from '../vocabulary.ts';
import { gatesOf } from '../subject.ts';

const both = ({ fa, en }: Words) => `${en} · ${fa}`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const codes = (of: Readonly<Record<string, Words>>) =>
  Object.keys(of)
    .map((code) => `\`${code}\``)
    .join(', ');
const valueCell = (field: Field): string => {
  if (field.type === 'list')
    return `list of ${Object.keys(field.of)
      .map((name) => `\`${name}\``)
      .join(', ')}`;
  return field.type === 'choice' ? codes(field.of) : field.type;
};
const fieldRow = ([name, field]: [string, Field]) => [
  `\`${name}\``,
  both(field.title),
  `${valueCell(field)}${field.personal ? ', sealed' : ''}`,
  field.optional ? 'no' : 'yes',
];

const whatHappens = (stage: Stage): string => {
  if ('decides' in stage)
    return Object.entries(stage.decides)
      .map(([answer, { title }]) => `\`${answer}\` (${both(title)})`)
      .join('; ');
  if ('informs' in stage)
    return `answer recorded, the applicant is told: ${typeof stage.informs === 'function' ? 'the recorded words' : both(stage.informs)}`;
  if ('ends' in stage) return 'the case closes with the outcome of which the applicant was informed';
  return 'requests' in stage ? `asks by \`${stage.requests.event}\`` : both(stage.orders.title);
};
const alsoHappens = (stage: Stage): string => {
  const referral = referralOf(stage);
  return [
    stage.sendsBack && `sent back to \`${stage.sendsBack.to}\` (${stage.sendsBack.source})`,
    'orders' in stage && stage.company !== undefined && `ordered from \`${stage.company}\``,
    'informs' in stage && stage.then !== undefined && 'the rest of the work follows',
    referral && `referred by ${referral.referredBy.join(', ')} among ${Object.keys(referral.among).join(', ')}`,
  ]
    .filter(Boolean)
    .map((each) => `; ${each}`)
    .join('');
};
const ownerCell = (stage: Stage) => {
  const referral = referralOf(stage);
  if (referral)
    return `by \`${referral.fact}\`: ${Object.values(referral.among)
      .map(({ role }) => role)
      .join(', ')}`;
  return actorsOf(stage, {}).join(', ') || ('ends' in stage ? 'nobody' : 'another service');
};

const lengthCell = (spec: DeadlineSpec): string => {
  if (spec.unit === 'date') return `until \`${spec.until}\``;
  const unit = {
    workingDays: 'working days',
    days: 'calendar days',
    weeks: 'weeks',
    hours: 'hours',
    minutes: 'minutes',
  };
  return `${typeof spec.within === 'object' ? `\`${spec.within.fact}\`` : spec.within} ${unit[spec.unit]}`;
};
const markCell = (mark: MarkWhere<string, FactRecord>): string => {
  if (typeof mark === 'object' && 'at' in mark) return `${markCell(mark.at)} (by policy)`;
  return typeof mark === 'string'
    ? mark
    : Object.entries(mark)
        .map(([what, where]) => `${what} ${where}`)
        .join(' ');
};
const deadlinesTable = (kind: CaseKind) =>
  table(
    ['deadline', 'within', 'from', 'to', 'rule', 'when missed'],
    Object.values(kind.deadlines).map((spec) => [
      both(spec.title),
      lengthCell(spec),
      spec.during === undefined ? [spec.starts].flat().map(markCell).join(' or ') : `arrival at ${spec.during}`,
      spec.during === undefined ? [spec.stops].flat().map(markCell).join(' or ') : `leaving ${spec.during}`,
      spec.source,
      'escalateTo' in spec.whenMissed
        ? `also shown to ${spec.whenMissed.escalateTo}`
        : `moves to ${spec.whenMissed.moveTo}`,
    ]),
  );
const pausesOf = ({ pausesStop }: CaseKind) =>
  `While the case is paused, these deadlines stop: ${pausesStop?.value.join(', ') || 'none'}${
    pausesStop ? ` (sample policy, ${pausesStop.source})` : ''
  }.`;

const published = (stage: Stage): readonly string[] =>
  'decides' in stage ? Object.values(stage.decides).flatMap(({ publishes }) => publishes?.event ?? []) : [];
const messagesOut = (kind: CaseKind) => [
  'CaseOpened',
  'CaseClosed',
  ...Object.values(kind.stages).flatMap(published),
  ...Object.values(kind.stages).flatMap((stage) =>
    'orders' in stage && stage.orders.event === 'MeterVisited'
      ? ['MeterVisited']
      : 'requests' in stage
        ? [stage.requests.event]
        : [],
  ),
];
const messagesIn = (kind: CaseKind) =>
  Object.values(kind.stages).flatMap((stage) =>
    'requests' in stage ? [...(stage.notes ?? []), ...Object.keys(stage.on)] : [],
  );
const listed = (names: readonly string[]) =>
  [...new Set(names)]
    .toSorted()
    .map((name) => `\`${name}\``)
    .join(', ') || 'none';

const outcomeRow = ([name, { title, source, continuesAs }]: [string, Outcome]) => [
  `\`${name}\``,
  both(title),
  source,
  continuesAs ? `continues as \`${continuesAs.kind}\` (${continuesAs.source})` : '',
];

const sectionOf = (kind: CaseKind): string =>
  [
    `## ${kind.title.en} · ${kind.title.fa}`,
    `\`${kind.kind}\` version ${kind.version} · source ${kind.source}: ${kind.rules.join(', ')} · ${kind.opens.fee ? `fee \`${kind.opens.fee}\`` : 'no fee'} · opened by ${kind.opens.by.join(', ')}${kind.opens.policy ? ` · policy \`${kind.opens.policy}\`` : ''}`,
    `\`\`\`mermaid\n${diagramOf(kind)}\n\`\`\``,
    `### Form\n\n${table(['field', 'title', 'value', 'needed'], Object.entries(kind.opens.asks).map(fieldRow))}`,
    `Gates: ${
      gatesOf(kind.opens)
        .map(({ rule, source }) => `${rule.name} (${source})`)
        .join(', ') || 'none'
    }. Documents to bring: none in the source.`,
    `### Stages\n\n${table(
      ['stage', 'title', 'who', 'what', 'rules'],
      Object.entries(kind.stages).map(([name, stage]) => [
        `\`${name}\``,
        both(stage.title),
        ownerCell(stage),
        whatHappens(stage) + alsoHappens(stage),
        stage.source,
      ]),
    )}`,
    `### Deadlines\n\n${deadlinesTable(kind)}`,
    pausesOf(kind),
    `### Outcomes\n\n${table(['outcome', 'title', 'rules', ''], Object.entries(kind.outcomes).map(outcomeRow))}\n\nAlso \`withdrawn\`, as every kind.`,
    `### Messages\n\nOut: ${listed(messagesOut(kind))}. In: ${listed(messagesIn(kind))}.`,
  ].join('\n\n');

/** The page for support staff, made from the kinds themselves (docs/generated/cases.md). */
export const casesPage = (kinds: readonly CaseKind[]): string =>
  `# Kinds of case\n\nGenerated from \`services/case-handling/src/kinds\`. Do not edit.\n\n${kinds.map(sectionOf).join('\n\n')}\n`;
