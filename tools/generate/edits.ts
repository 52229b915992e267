import { readModule, walk, type SyntaxNode } from '../check/source/module.ts';

/**
 * Edits of hand-written files. Each finds its position in the syntax tree and leaves the rest unchanged; throws if
 * there is no such position.
 */
export type Edit = (text: string) => string;

/** The first matching node, parents first. */
export const find = (text: string, fits: (node: SyntaxNode) => boolean): SyntaxNode | undefined => {
  let found: SyntaxNode | undefined;
  walk(readModule('edited.ts', text).program, (node) => {
    if (!found && fits(node)) found = node;
  });
  return found;
};

export const insert = (text: string, at: number, words: string): string => text.slice(0, at) + words + text.slice(at);
/** Name of an identifier, value of a literal. */
export const nameOf = (node: unknown): string | number | undefined => {
  const { name, value } = (node ?? {}) as { readonly name?: string; readonly value?: string | number };
  return name ?? value;
};

/** Adds the import after the last one. */
export const addImport =
  (statement: string): Edit =>
  (text) => {
    const imports = (readModule('edited.ts', text).program['body'] as SyntaxNode[]).filter(
      ({ type }) => type === 'ImportDeclaration',
    );
    const last = imports.at(-1);
    return last ? insert(text, last.end, `\n${statement}`) : `${statement}\n\n${text}`;
  };

/** Adds names to the import from this module, or a new import. */
export const importFrom =
  (specifier: string, names: readonly string[], typeOnly = false): Edit =>
  (text) => {
    const existing = find(
      text,
      (node) =>
        node.type === 'ImportDeclaration' &&
        nameOf(node['source']) === specifier &&
        (node['importKind'] === 'type') === typeOnly &&
        (node['specifiers'] as SyntaxNode[]).length > 0,
    );
    const known = existing ? (existing['specifiers'] as SyntaxNode[]).map(({ local }) => nameOf(local)) : [];
    const missing = names.filter((name) => !known.includes(name));
    if (missing.length === 0) return text;
    if (!existing)
      return addImport(`import ${typeOnly ? 'type ' : ''}{ ${missing.join(', ')} } from '${specifier}';`)(text);
    return insert(text, (existing['specifiers'] as SyntaxNode[]).at(-1)!.end, `, ${missing.join(', ')}`);
  };

/** Literal of this type, without `as` and `satisfies`. */
const literalIn = (node: SyntaxNode | undefined, type: string): SyntaxNode | undefined =>
  node?.type === 'TSAsExpression' || node?.type === 'TSSatisfiesExpression'
    ? literalIn(node['expression'] as SyntaxNode, type)
    : node?.type === type
      ? node
      : undefined;

/** The literal of this type that is the value of a constant or a property of this name. */
const literalOf = (text: string, name: string, type: string): SyntaxNode | undefined => {
  const literalOn = (node: SyntaxNode) =>
    node.type === 'VariableDeclarator' && nameOf(node['id']) === name
      ? literalIn(node['init'] as SyntaxNode, type)
      : node.type === 'Property' && nameOf(node['key']) === name
        ? literalIn(node['value'] as SyntaxNode, type)
        : undefined;
  const holder = find(text, (node) => literalOn(node) !== undefined);
  return holder && literalOn(holder);
};

/** Appends to the array that is the value of a constant or a property of this name. */
export const addToArray =
  (name: string, element: string): Edit =>
  (text) => {
    const array = literalOf(text, name, 'ArrayExpression');
    if (!array) throw new Error(`there is no array "${name}" to add ${element} to`);
    const last = (array['elements'] as SyntaxNode[]).at(-1);
    return last ? insert(text, last.end, `, ${element}`) : insert(text, array.end - 1, element);
  };

const endOf = (object: SyntaxNode): SyntaxNode | undefined => (object['properties'] as SyntaxNode[]).at(-1);

/**
 * Adds a property, as `name: value`, to the object literal that is the value of a constant or a property of this name.
 */
export const addToObject =
  (name: string, property: string): Edit =>
  (text) => {
    const object = literalOf(text, name, 'ObjectExpression');
    if (!object) throw new Error(`there is no object "${name}" to add ${property} to`);
    const last = endOf(object);
    return last ? insert(text, last.end, `, ${property}`) : insert(text, object.end - 1, ` ${property} `);
  };

/**
 * Adds a property to the object literal that is the last argument of every call of this function or method about
 * `about`.
 */
export const addToCalls =
  (name: string, about: string, property: string): Edit =>
  (text) => {
    const objects: SyntaxNode[] = [];
    walk(readModule('edited.ts', text).program, (node) => {
      if (node.type !== 'CallExpression') return;
      const callee = node['callee'] as SyntaxNode;
      const last = (node['arguments'] as SyntaxNode[]).at(-1);
      if (
        nameOf(callee['property'] ?? callee) === name &&
        last?.type === 'ObjectExpression' &&
        text.slice(node.start, last.start).includes(about)
      )
        objects.push(last);
    });
    return objects
      .toSorted((a, b) => b.start - a.start)
      .reduce((edited, object) => {
        const last = endOf(object);
        return last ? insert(edited, last.end, `, ${property}`) : insert(edited, object.end - 1, ` ${property} `);
      }, text);
  };

const aliasOf = (text: string, name: string): SyntaxNode => {
  const alias = find(text, (node) => node.type === 'TSTypeAliasDeclaration' && nameOf(node['id']) === name);
  if (!alias) throw new Error(`there is no type ${name}`);
  return alias;
};

/** Appends a member to a union type. */
export const addToUnion =
  (name: string, member: string): Edit =>
  (text) =>
    insert(text, (aliasOf(text, name)['typeAnnotation'] as SyntaxNode).end, ` | ${member}`);

/** Adds a declaration before the type of this name and its doc comment. */
export const addBeforeType =
  (name: string, declaration: string): Edit =>
  (text) => {
    const start = text.lastIndexOf('\n', aliasOf(text, name).start) + 1;
    const comment = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/.exec(text.slice(0, start));
    return insert(text, comment?.index ?? start, `${declaration}\n\n`);
  };

export const append =
  (words: string): Edit =>
  (text) =>
    `${text.trimEnd()}\n\n${words.trim()}\n`;

/** Replaces the value of a property in every call of this function or method. */
export const setInCalls =
  (name: string, key: string, value: string): Edit =>
  (text) => {
    const call = find(
      text,
      (node) =>
        node.type === 'CallExpression' &&
        nameOf((node['callee'] as SyntaxNode)['property'] ?? node['callee']) === name &&
        (node['arguments'] as SyntaxNode[]).at(-1)?.type === 'ObjectExpression',
    );
    const properties = ((call?.['arguments'] as SyntaxNode[] | undefined)?.at(-1)?.['properties'] ??
      []) as SyntaxNode[];
    const found = properties.find((property) => nameOf(property['key']) === key)?.['value'] as SyntaxNode | undefined;
    if (!found) throw new Error(`${name} does not mention ${key}`);
    return text.slice(0, found.start) + value + text.slice(found.end);
  };
