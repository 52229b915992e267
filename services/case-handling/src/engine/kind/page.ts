import { diagramOf } from './diagram.ts';
import type { Field, Words } from './form.ts';
import type { CaseKind, Stage } from './kind.ts';
import type { Outcome } from './vocabulary.ts';

const both = ({ fa, en }: Words) => `${en} · ${fa}`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const fieldRow = ([name, field]: [string, Field]) => [
  `\`${name}\``,
  both(field.title),
  field.type === 'choice' ? field.of.map((each) => `\`${each}\``).join(', ') : field.type,
  field.optional ? 'no' : 'yes',
];

const whatHappens = (stage: Stage): string => {
  if ('decides' in stage)
    return Object.entries(stage.decides)
      .map(([answer, { title }]) => `\`${answer}\` (${both(title)})`)
      .join('; ');
  if ('informs' in stage) return `answer recorded, the applicant is told: ${both(stage.informs)}`;
  return 'requests' in stage ? `asks by \`${stage.requests.event}\`` : 'the meter is visited';
};
const ownerCell = (stage: Stage) =>
  'owner' in stage ? [stage.owner, ...('alsoBy' in stage ? (stage.alsoBy ?? []) : [])].join(', ') : 'another service';

const clocksTable = (kind: CaseKind) =>
  table(
    ['clock', 'within', 'from', 'to', 'rule', 'when missed'],
    Object.values(kind.clocks).map((clock) => [
      both(clock.title),
      `${clock.within} ${clock.unit === 'days' ? 'calendar days' : 'working days'}`,
      clock.during === undefined ? clock.starts : `arrival at ${clock.during}`,
      clock.during === undefined ? clock.stops : `leaving ${clock.during}`,
      clock.source,
      'escalateTo' in clock.whenMissed
        ? `shown to ${clock.whenMissed.escalateTo}`
        : `moves to ${clock.whenMissed.moveTo}`,
    ]),
  );

const messagesOut = (kind: CaseKind) => [
  'CaseOpened',
  'CaseClosed',
  ...Object.values(kind.stages).flatMap((stage) =>
    'orders' in stage ? ['MeterVisited'] : 'requests' in stage ? [stage.requests.event] : [],
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
  continuesAs ? `goes on as \`${continuesAs.kind}\` (${continuesAs.source})` : '',
];

const sectionOf = (kind: CaseKind): string =>
  [
    `## ${kind.title.en} · ${kind.title.fa}`,
    `\`${kind.kind}\` version ${kind.version} · source ${kind.source}: ${kind.rules.join(', ')} · fee \`${kind.opens.fee}\` · opened by ${kind.opens.by.join(', ')}`,
    `\`\`\`mermaid\n${diagramOf(kind)}\n\`\`\``,
    `### Form\n\n${table(['field', 'title', 'value', 'needed'], Object.entries(kind.opens.asks).map(fieldRow))}`,
    `Gates: ${kind.opens.gates.map(({ rule, source }) => `${rule.name} (${source})`).join(', ') || 'none'}. Documents to bring: none in the source.`,
    `### Stages\n\n${table(
      ['stage', 'title', 'who', 'what', 'rules'],
      Object.entries(kind.stages).map(([name, stage]) => [
        `\`${name}\``,
        both(stage.title),
        ownerCell(stage),
        whatHappens(stage),
        stage.source,
      ]),
    )}`,
    `### Clocks\n\n${clocksTable(kind)}`,
    `### Outcomes\n\n${table(['outcome', 'title', 'rules', ''], Object.entries(kind.outcomes).map(outcomeRow))}\n\nAlso \`withdrawn\`, as every kind.`,
    `### Messages\n\nOut: ${listed(messagesOut(kind))}. In: ${listed(messagesIn(kind))}.`,
  ].join('\n\n');

/** The page that support staff read, made from the same data that runs (docs/generated/cases.md). */
export const casesPage = (kinds: readonly CaseKind[]): string =>
  `# Kinds of case\n\nGenerated from \`services/case-handling/src/kinds\`. Do not edit.\n\n${kinds.map(sectionOf).join('\n\n')}\n`;
