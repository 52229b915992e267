import { placeNames, type Place, type Sight } from '@pishkhan/roles';
import { literal } from '../aggregate/command-words.ts';
import { addToArray, addToObject } from '../edits.ts';
import { camel, kebab } from '../names.ts';
import { needed, type Options, type Plan } from '../plan.ts';

const seen: Readonly<Record<Place, Sight>> = {
  counter: 'office',
  county: 'county',
  zone: 'zone',
  company: 'none',
  contractor: 'orders',
  external: 'none',
  applicant: 'own',
};
/** Office of a role's demo user. */
const office: Readonly<Partial<Record<Place, string>>> = {
  counter: 'office-101',
  county: 'county-1',
  contractor: 'contractor-zagros',
};

/** A row in the table of roles, and a demo user with the role. */
export const rolePlan = (options: Options): Plan => {
  const [given, en, fa, at, source] = needed(options, 'name', 'title', 'title-fa', 'place', 'source');
  const place = placeNames.find((name) => name === at);
  if (!place) throw new Error(`--place ${at}: it is one of ${placeNames.join(', ')}`);
  const role = camel(given);
  const title = `{ fa: ${literal(fa)}, en: ${literal(en)} }`;
  const user = [`${kebab(role)}-1`, fa, en, role, ...(office[place] ? [office[place]] : [])];
  return {
    creates: [],
    edits: [
      {
        path: 'libs/values/roles/src/roles.data.ts',
        edits: [
          addToObject(
            'roles',
            `\n  ${role}: { title: ${title}, place: '${place}', sees: '${options['sees'] ?? seen[place]}', source: ${literal(source)} }`,
          ),
        ],
      },
      {
        path: 'libs/testing/development-issuer/src/users.ts',
        edits: [addToArray('demoUsers', `\n  user(${user.map(literal).join(', ')})`)],
      },
    ],
    next: ['give the demo user the name of a person', 'npm run generate:docs: realm and page of roles'],
  };
};
