import { describe, expect, it } from '@jest/globals';
import { merged } from './merged.ts';

const words = (text: string) => ({ fa: text, en: text });
const stage = (name: string, title: string, state: 'passed' | 'current' | 'ahead') => ({
  name,
  title: words(title),
  who: null,
  state,
});
const edge = (from: string, to: string | null, title: string) => ({ from, to, title: words(title), back: false });

describe('stages that look the same', () => {
  const course = merged({
    stages: [
      stage('judgement', 'decide', 'passed'),
      stage('correction', 'wait', 'ahead'),
      stage('rerating', 'wait', 'current'),
      stage('answer', 'tell', 'ahead'),
    ],
    edges: [
      edge('judgement', 'correction', 'wrong index'),
      edge('judgement', 'rerating', 'wrong price'),
      edge('correction', 'answer', 'posted'),
      edge('rerating', 'answer', 'posted'),
      edge('answer', null, 'corrected'),
    ],
  });
  it('are one, which is current if one of them is', () => {
    expect(course.stages.map(({ name, state }) => [name, state])).toEqual([
      ['judgement', 'passed'],
      ['correction', 'current'],
      ['answer', 'ahead'],
    ]);
  });
  it('keep every answer that leads there, and the same way once', () => {
    expect(course.edges.map(({ from, to, title }) => [from, to, title!.en])).toEqual([
      ['judgement', 'correction', 'wrong index'],
      ['judgement', 'correction', 'wrong price'],
      ['correction', 'answer', 'posted'],
      ['answer', null, 'corrected'],
    ]);
  });
});
