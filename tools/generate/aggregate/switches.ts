import type { SyntaxNode } from '../../check/source/module.ts';
import { find, insert, nameOf, type Edit } from '../edits.ts';

/** The function that is the value of a property or constant of this name. */
const functionNamed = (text: string, name: string): SyntaxNode | undefined => {
  const holder = find(
    text,
    (node) =>
      ['Property', 'VariableDeclarator'].includes(node.type) &&
      nameOf(node['key'] ?? node['id']) === name &&
      /Function/.test(((node['value'] ?? node['init']) as SyntaxNode | null)?.type ?? ''),
  );
  return (holder?.['value'] ?? holder?.['init']) as SyntaxNode | undefined;
};

const within = (outer: SyntaxNode | undefined, node: SyntaxNode): boolean =>
  outer !== undefined && outer.start <= node.start && node.end <= outer.end;

/** Adds a case to the switch over `<discriminant>.type` in the function `place`, or in a function that it calls. */
export const addCase =
  (place: string, discriminant: string, type: string, outcome: string): Edit =>
  (text) => {
    const isSwitch = (node: SyntaxNode) =>
      node.type === 'SwitchStatement' && nameOf((node['discriminant'] as SyntaxNode)['object']) === discriminant;
    const body = functionNamed(text, place);
    const called = find(text, (node) => node.type === 'CallExpression' && within(body, node));
    const calledBody = called && functionNamed(text, String(nameOf(called['callee'])));
    const found =
      find(text, (node) => isSwitch(node) && within(body, node)) ??
      find(text, (node) => isSwitch(node) && within(calledBody, node));
    if (!found)
      throw new Error(`${place} has no switch over ${discriminant}.type: add the case '${type}' there by hand`);
    const close = text.lastIndexOf('\n', found.end - 1) + 1;
    const indent = /^ */.exec(text.slice(close))?.[0] ?? '';
    return insert(text, close, `${indent}  case '${type}':\n${indent}    ${outcome}\n`);
  };

/** Names the first parameter of the function `place` `state`, if it was unused. */
export const nameState =
  (place: string): Edit =>
  (text) => {
    const [parameter] = (functionNamed(text, place)?.['params'] ?? []) as SyntaxNode[];
    if (parameter?.type !== 'Identifier')
      throw new Error(`${place} destructures its state: name it state, as in other aggregates`);
    return nameOf(parameter) === '_'
      ? `${text.slice(0, parameter.start)}state${text.slice(parameter.start + 1)}`
      : text;
  };
