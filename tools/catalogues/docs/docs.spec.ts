import { describe, expect, it } from '@jest/globals';
import { contractOf, type Contract } from '@pishkhan/contracts';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differences, writeGenerated } from '../../check/source/generated-file.ts';
import { readModule } from '../../check/source/module.ts';
import type { ProjectGraph } from '../../check/boundaries/projects.ts';
import { dependenciesPage } from './dependencies.ts';
import { eventFaults, eventsPage, privateEvents } from './events.ts';
import { ruleFaults, rulesOf, rulesPage, strayRejections } from './rules.ts';

const domain = 'services/metering/src/meter/domain';
const rules = (text: string) => readModule(`${domain}/meter.rules.ts`, text);
const spec = (text: string) => readModule(`${domain}/meter.spec.ts`, text);
const good = rules(`/** Whoever proposes may not approve (7.5, A3-5). */
export const approverMustNotBeProposer = (a: string, b: string) => a === b && reject('ApproverMustNotBeProposer', { a });`);
const proof = spec("it('7.5: four eyes', () => given(meter).when(approve).thenRejected('ApproverMustNotBeProposer'));");

describe('the catalogue of rules', () => {
  it('shows sentence, sources, place and the tests that prove it', () => {
    const [rule] = rulesOf([good, proof]);
    expect(rule).toMatchObject({
      rejections: ['ApproverMustNotBeProposer'],
      sources: ['7.5', 'A3-5'],
      provedBy: ['7.5: four eyes'],
      line: 2,
    });
    expect(ruleFaults([rule!])).toEqual([]);
    expect(rulesPage([rule!])).toContain(
      '| [ApproverMustNotBeProposer](../../services/metering/src/meter/domain/meter.rules.ts) | Whoever proposes may not approve (7.5, A3-5). | 7.5, A3-5 | 7.5: four eyes |',
    );
  });
  it.each([
    ['has no sentence', "export const aMustB = () => reject('AMustB');"],
    ['names no source number', "/** A must b. */\nexport const aMustB = () => reject('AMustB');"],
    ['must refuse as AMustB, not BMustA', "/** A must b (7.5). */\nexport const aMustB = () => reject('BMustA');"],
    [
      'must refuse as AMustB, not by a computed name',
      '/** A must b (7.5). */\nexport const aMustB = (name: string) => rejectByStatus(name);',
    ],
    ['is proved by no spec', "/** A must b (7.5). */\nexport const aMustB = () => reject('AMustB');"],
  ])('a rule that %s is a fault', (fault, text) =>
    expect(ruleFaults(rulesOf([rules(text), proof]))).toContainEqual(expect.stringContaining(fault)),
  );

  it('a name in a title proves nothing, a row of a table does', () => {
    const provedBy = (text: string) => rulesOf([good, spec(text)])[0]?.provedBy;
    expect(provedBy("it('7.5: ApproverMustNotBeProposer', () => {});")).toEqual([]);
    expect(provedBy("it.each([['ApproverMustNotBeProposer', x]])('7.5: refuses %s', (rule) => {});")).toEqual([
      '7.5: refuses %s',
    ]);
    expect(provedBy("const rows = [['ApproverMustNotBeProposer', x]]; it.each(rows)('refuses %s', () => {});")).toEqual(
      ['(a table in meter.spec.ts)'],
    );
  });
  it('a rule of several subjects lists its refusals in the sentence', () => {
    const several = rules(
      '/** The subject is known (A3-1). Refused as BillMustBeKnown or AccountMustBeKnown. */\nexport const subjectMustBeKnown = (about: string) => rejectAsMissing(names[about]);',
    );
    const [rule] = rulesOf([several, spec("it('x', () => thenRejected('AccountMustBeKnown'));")]);
    expect([rule?.rejections, ruleFaults([rule!])]).toEqual([['BillMustBeKnown', 'AccountMustBeKnown'], []]);
  });
  it('finds a refusal outside of a rules file', () => {
    expect(
      strayRejections([readModule(`${domain}/meter.ts`, "export const decide = () => rejectByStatus('X');"), good]),
    ).toEqual([`${domain}/meter.ts:1 a refusal outside of a rules file`]);
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
  });
  it('names those without a sentence, and those that say no fact', () => {
    expect(eventFaults(events)).toEqual([
      expect.stringContaining('MeterUpdated has no'),
      expect.stringContaining('MeterLost has no'),
      expect.stringContaining('MeterUpdated says that something changed'),
    ]);
  });
  it('puts public events first, linked to their schema', () => {
    const text = eventsPage([contractOf('CaseClosed', 1) as Contract], events);
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
