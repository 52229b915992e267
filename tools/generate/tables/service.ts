import { addImport, addToObject, importFrom } from '../edits.ts';
import { camel, kebab } from '../names.ts';
import { needed, type Options, type Plan } from '../plan.ts';
import { serviceFiles } from './service-files.ts';

/** A service without aggregates: package, composition, README, and its rows in the lists of services. */
export const servicePlan = (options: Options): Plan => {
  const [given, en, fa, purpose] = needed(options, 'name', 'title', 'title-fa', 'sentence');
  const name = kebab(given);
  const definition = camel(name);
  const row = definition === name ? definition : `'${name}': ${definition}`;
  return {
    creates: serviceFiles({ name, definition, title: { fa, en }, purpose }),
    edits: [
      {
        path: 'contracts/services.json',
        edits: [
          (text) =>
            text
              .trimEnd()
              .replace(/\n\}$/, `,\n  "${name}": { "fa": ${JSON.stringify(fa)}, "en": ${JSON.stringify(en)} }\n}\n`),
        ],
      },
      {
        path: 'deploy/embedded/src/definitions.ts',
        edits: [importFrom(`@pishkhan/${name}`, [definition]), addToObject('definitionOf', row)],
      },
      {
        path: 'tools/audit/registry.ts',
        edits: [addImport(`import * as ${definition} from '@pishkhan/${name}/domain';`), addToObject('modules', row)],
      },
    ],
    next: [
      'npm install: the workspace gets its package',
      `npm run generate -- aggregate --service ${name} …, then command, view, contract`,
      'write in README.md what it owns and what it does not own',
      'npm run generate:docs',
    ],
  };
};
