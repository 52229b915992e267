import type { OpenAPIObject } from '@nestjs/swagger';

/** The page runs no script and loads nothing: it reads well without a network. */
export const docsPolicy = "default-src 'none'; style-src 'unsafe-inline'";

const escaped = (value = ''): string => value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A plain page of all operations, their fields and answers, with the schemas below. */
export const docsPage = ({ info, paths, components }: OpenAPIObject): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(info.title)}</title>
<style>
  body { font: 15px/1.6 system-ui, Vazirmatn, Tahoma, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1.5rem; color: #1c2430; background: #fbfaf7; }
  h2 { font-size: 1.05rem; margin: 1.6rem 0 .3rem; border-top: 1px solid #e3ded3; padding-top: .8rem; } b { background: #d9822b; color: #fff; border-radius: 3px; padding: 0 .4rem; }
  code { background: #f0ece2; padding: 0 .3rem; border-radius: 3px; } pre { background: #23303f; color: #f4f1ea; padding: 1rem; overflow-x: auto; border-radius: 6px; } li { margin: .1rem 0; }
</style></head><body>
<h1 dir="auto">${escaped(info.title)}</h1><p dir="auto">${escaped(info.description)}</p>
<p><a href="openapi.json">openapi.json</a> · <a href="health/ready">health</a></p>
${Object.entries(paths)
  .flatMap(([path, item]) =>
    (['get', 'post'] as const).flatMap((method) => (item[method] ? [operationPart(method, path, item[method])] : [])),
  )
  .join('\n')}
<h1>Schemas</h1>
${Object.entries(components?.schemas ?? {})
  .map(
    ([name, schema]) =>
      `<h2 id="${escaped(name)}">${escaped(name)}</h2><pre>${escaped(JSON.stringify(schema, null, 2))}</pre>`,
  )
  .join('\n')}
</body></html>`;

const operationPart = (
  method: string,
  path: string,
  operation: NonNullable<OpenAPIObject['paths'][string]['get']>,
): string => {
  const parameters = (operation.parameters ?? []).flatMap((parameter) => ('$ref' in parameter ? [] : [parameter]));
  return `<h2><b>${method.toUpperCase()}</b> <code>${escaped(path)}</code></h2><p dir="auto">${escaped(operation.summary)}</p><p dir="auto">${escaped(operation.description)}</p><ul>
${parameters.map(({ name, in: place, required, description }) => `<li><code>${escaped(name)}</code> in ${place}${required ? ', required' : ''}: ${escaped(description)}</li>`).join('\n')}
${operation.requestBody ? `<li>body: ${reference(operation.requestBody)}</li>` : ''}
${Object.entries(operation.responses)
  .filter(([status]) => status < '500')
  .map(
    ([status, response]) =>
      `<li>${status}: ${reference(response)} ${escaped(response && 'description' in response ? response.description : '')}</li>`,
  )
  .join('\n')}</ul>`;
};

/** Links to the schema that a body names. */
const reference = (value: unknown): string => {
  const name = /"#\/components\/schemas\/(\w+)"/.exec(JSON.stringify(value))?.[1];
  return name ? `<a href="#${name}">${name}</a>` : '';
};
