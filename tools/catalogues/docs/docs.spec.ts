import { describe, expect, it } from '@jest/globals';
import { contractOf, type Contract } from '@pishkhan/contracts';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differences, writeGenerated } from '../../check/source/generated-file.ts';
import { readModule } from '../../check/source/module.ts';
import type { ProjectGraph } from '../../check/boundaries/projects.ts';
import { dependenciesPage } from './dependencies.ts';
import type { Wiring } from '../openapi/consumers.ts';
import { eventFaults, eventsPage, privateEvents } from './events.ts';
import { ruleFaults, rulesOf, rulesPage, strayRejections, untitled } from './rules.ts';

const domain = 'services/metering/src/meter/domain';
const rules = (text: string) => readModule(`${domain}/meter.rules.ts`, text);
const spec = (text: string) => readModule(`${domain}/meter.spec.ts`, text);
const rule = (
  name: string,
  refusal = `'${name.charAt(0).toUpperCase()}${name.slice(1)}'`,
  title = "{ fa: 'ف', en: 'E' }",
) => `export const ${name} = rule(${refusal}, ${title}, (a: string) => a === '' && { a });`;
const good = rules(`/** Whoever proposes may not approve (7.5, A3-5). */\n${rule('approverMustNotBeProposer')}`);
const proof = spec("it('7.5: four eyes', () => given(meter).when(approve).thenRejected('ApproverMustNotBeProposer'));");

describe('the catalogue of rules', () => {
  it('shows sentence, title, sources, place and the tests that prove it', () => {
    const [found] = rulesOf([good, proof]);
    expect(found).toMatchObject({
      refusal: 'ApproverMustNotBeProposer',
      title: { fa: 'ف', en: 'E' },
      sources: ['7.5', 'A3-5'],
      provedBy: ['7.5: four eyes'],
      line: 2,
    });
    expect(ruleFaults([found!])).toEqual([]);
    expect(rulesPage([found!])).toContain(
      '| [ApproverMustNotBeProposer](../../services/metering/src/meter/domain/meter.rules.ts) | Whoever proposes may not approve (7.5, A3-5). | ف<br>E | 7.5, A3-5 | 7.5: four eyes |',
    );
  });
  const sentence = '/** A must b (7.5). */';
  it.each([
    ['has no sentence', rule('aMustB')],
    ['names no source number', `/** A must b. */\n${rule('aMustB')}`],
    ['has no title in fa and en', `${sentence}\n${rule('aMustB', "'AMustB'", "{ fa: '', en: 'E' }")}`],
    ['must refuse as AMustB, not BMustA', `${sentence}\n${rule('aMustB', "'BMustA'")}`],
    ['must refuse as AMustB, not by a computed name', `${sentence}\n${rule('aMustB', 'names[0]')}`],
    ['is proved by no spec of its service', `${sentence}\n${rule('aMustB')}`],
  ])('a rule that %s is a fault', (fault, text) =>
    expect(ruleFaults(rulesOf([rules(text), proof]))).toContainEqual(expect.stringContaining(fault)),
  );
  it('two rules of one name are a fault, in two services as well', () => {
    const other = readModule('services/case-handling/src/case.rules.ts', good.text);
    const elsewhere = readModule('services/case-handling/src/case.spec.ts', proof.text);
    expect(ruleFaults(rulesOf([good, proof, other, elsewhere]))).toEqual([
      expect.stringContaining('has the name of a rule in services/case-handling/src/case.rules.ts'),
      expect.stringContaining(`has the name of a rule in ${good.path}`),
    ]);
  });

  it.each([
    ['a direct refusal', "it('x', () => given(m).when(c).thenRejected('ApproverMustNotBeProposer', { a }));", ['x']],
    ['a status', "it('x', () => api.when(c).thenRefused(409, 'ApproverMustNotBeProposer'));", ['x']],
    ['rows', "it.each([['ApproverMustNotBeProposer']])('of %s', (r) => when(c).thenRejected(r));", ['of %s']],
    [
      'rows outside',
      "const rows = [['ApproverMustNotBeProposer']]; it.each(rows)('of %s', (r) => thenRejected(r));",
      ['of %s'],
    ],
    ['a title', "it('7.5: ApproverMustNotBeProposer', () => {});", []],
    ['a mention', "it('x', () => expect(rule).toBe('ApproverMustNotBeProposer'));", []],
    ['the refusal of another', "it('x', () => { f('ApproverMustNotBeProposer'); thenRejected('Other'); });", []],
  ])('a rule is proved only where a test sees it refuse: %s', (_, text, titles) =>
    expect(rulesOf([good, spec(text)])[0]?.provedBy).toEqual(titles),
  );
  it('specs of another service or of the tools prove nothing', () => {
    for (const path of ['services/case-handling/src/case.spec.ts', 'tools/docs.spec.ts', 'e2e/src/a.e2e.ts'])
      expect(rulesOf([good, readModule(path, proof.text)])[0]?.provedBy).toEqual([]);
  });
  it('finds a rule whose title its service does not show', () => {
    const found = rulesOf([good, proof]);
    expect(untitled(found, [{ name: 'metering', ruleTitles: { ApproverMustNotBeProposer: {} } }])).toEqual([]);
    expect(untitled(found, [{ name: 'metering' }])).toEqual([expect.stringContaining('is missing in rule-titles.ts')]);
  });
  it('finds a refusal outside of a rules file', () => {
    const stray = (text: string) => strayRejections([readModule(`${domain}/meter.ts`, text), good]);
    expect(stray("export const decide = () => rejectByStatus('AMustB');")).toEqual([
      `${domain}/meter.ts:1 AMustB is refused outside of a rules file`,
    ]);
    expect(stray("throw new ProblemException(422, 'AMustB');")).toHaveLength(1);
    expect(stray("const aMustB = rule('AMustB', title, () => true);")).toHaveLength(1);
    expect(stray("await this.reads.one(view, id, 'AMustB');")).toHaveLength(1);
    expect(stray('await this.reads.one(view, id, aMustB.rule);')).toEqual([]);
  });
});

describe('the catalogue of events', () => {
  const messages = readModule(
    `${domain}/meter.messages.ts`,
    `/** A meter measures this account (9.6). */
export type MeterPlaced = DomainEvent<'MeterPlaced', { a: 1 }>;
export type MeterUpdated = DomainEvent<'MeterUpdated', object>;
export type MeterEvent =
  /** It was read (A2-6). */
  | DomainEvent<'MeterRead', object>
  | DomainEvent<'MeterLost', object>;`,
  );
  const events = privateEvents([messages]);
  it('has each private event with its sentence, aggregate and service', () => {
    expect(events.map(({ type, sentence }) => [type, sentence])).toEqual([
      ['MeterPlaced', 'A meter measures this account (9.6).'],
      ['MeterUpdated', undefined],
      ['MeterRead', 'It was read (A2-6).'],
      ['MeterLost', undefined],
    ]);
    expect(events[0]).toMatchObject({ service: 'metering', aggregate: 'meter' });
    const engine = 'services/case-handling/src/engine';
    const event = "/** Opened (A3-1). */ export type CaseOpened = DomainEvent<'CaseOpened', { a: 1 }>;";
    const spread = [readModule(`${engine}/case.messages.ts`, ''), readModule(`${engine}/messages/events.ts`, event)];
    expect(privateEvents(spread)).toMatchObject([{ type: 'CaseOpened', aggregate: 'case', fields: ['a'] }]);
  });
  it('names events without a sentence, and names that are no facts', () => {
    expect(eventFaults(events)).toEqual([
      expect.stringContaining('MeterUpdated has no'),
      expect.stringContaining('MeterLost has no'),
      expect.stringContaining('MeterUpdated says that something changed'),
    ]);
  });
  const reader = { service: 'metering', kind: 'reaction', name: 'close-the-visit-when-its-case-closes' } as const;
  const wiring: Wiring = {
    consumers: [
      { ...reader, heard: ['CaseClosed'], own: { types: ['MeterPlaced'], categories: ['meter'] } },
      { ...reader, kind: 'view', name: 'meter-card', heard: [], own: { types: [], categories: ['meter'] } },
    ],
    published: { metering: ['MeterRead'] },
    rights: [],
  };
  it('says who publishes and who consumes each event, and its fields', () => {
    const text = eventsPage([contractOf('CaseClosed', 1) as Contract], events, wiring);
    expect(text).toContain(
      'Published by case-handling. Consumed by metering (reaction `close-the-visit-when-its-case-closes`).',
    );
    expect(text).toMatch(/\| caseId \| string \|/);
    expect(text).toContain('Read by the views `meter-card`.');
    expect(text).toMatch(/\[MeterPlaced\].*\| a \|  \| `close-the-visit-when-its-case-closes` \|/);
    expect(text).toMatch(/\[MeterRead\].*\| yes \|/);
  });
  it('puts public events first, linked to their schema', () => {
    const text = eventsPage([contractOf('CaseClosed', 1) as Contract], events, wiring);
    expect(text).toContain('[CaseClosed v1](../../contracts/generated/case-handling.CaseClosed.v1.json)');
    expect(text.indexOf('CaseClosed')).toBeLessThan(text.indexOf('MeterRead'));
  });
});

describe('generated files', () => {
  it('draws projects by layer', () => {
    const graph: ProjectGraph = new Map([
      ['money', { kind: 'value-lib', imports: [] }],
      [
        'metering',
        {
          kind: 'service',
          imports: [
            { target: 'money', test: false },
            { target: 'testing', test: true },
          ],
        },
      ],
    ]);
    expect(dependenciesPage(graph)).toMatch(/subgraph services\n {4}metering\n {2}end[\s\S]*metering --> money\n```/);
  });
  it('are written, compared and cleared', () => {
    const root = mkdtempSync(join(tmpdir(), 'generated-'));
    try {
      const files = [
        { path: 'out/a.md', content: 'a' },
        { path: 'out/b.md', content: 'b' },
      ];
      expect(differences(files, ['out'], root)).toEqual(['out/a.md is missing', 'out/b.md is missing']);
      expect(writeGenerated(files, ['out'], root)).toEqual(['out/a.md', 'out/b.md']);
      expect(differences(files, ['out'], root)).toEqual([]);
      mkdirSync(join(root, 'other'));
      writeFileSync(join(root, 'out/a.md'), 'edited');
      writeFileSync(join(root, 'out/old.md'), 'old');
      expect(differences(files, ['out'], root)).toEqual([
        'out/a.md is out of date',
        'out/old.md is not generated any more',
      ]);
      expect(writeGenerated(files, ['out'], root)).toEqual(['out/old.md', 'out/a.md']);
      expect(readFileSync(join(root, 'out/a.md'), 'utf8')).toBe('a');
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
