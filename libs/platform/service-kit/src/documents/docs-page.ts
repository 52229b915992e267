import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The service itself serves all files. Swagger UI sets styles on elements, and its icons are data URLs. */
export const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const styles = `
  body { margin: 0; background: #fafafa; }
  .swagger-ui .info .title, .swagger-ui .opblock-summary-description, .swagger-ui .renderedMarkdown p { unicode-bidi: plaintext; }
  .swagger-ui, .swagger-ui .info .title, .swagger-ui .opblock-summary-description { font-family: Vazirmatn, Tahoma, sans-serif; }
`;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Swagger UI of one service. Its files have paths below the page. */
export const docsPage = (title: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title>
<link rel="stylesheet" href="docs/swagger-ui.css"><link rel="icon" href="docs/favicon-32x32.png"><style>${styles}</style></head>
<body><noscript>The document itself: <a href="openapi.json">openapi.json</a></noscript>
<div id="swagger-ui"></div><script src="docs/swagger-ui-bundle.js"></script><script src="docs/start.js"></script></body></html>
`;

/** Shows the OpenAPI document next to the page. Tokens are not stored. */
const start = `window.ui = SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  presets: [SwaggerUIBundle.presets.apis],
});
`;

export interface DocsFile {
  readonly type: string;
  read(): Promise<Buffer>;
}

/** The package is a dependency of @nestjs/swagger; it is resolved at the first request, not at the start. */
const fromPackage = (file: string) => async (): Promise<Buffer> => {
  const swagger = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
  return readFile(join(dirname(swagger.resolve('swagger-ui-dist/package.json')), file));
};

const SCRIPT = 'text/javascript; charset=utf-8';

/** The files of the page, by name. */
export const docsFiles: ReadonlyMap<string, DocsFile> = new Map(
  Object.entries({
    'swagger-ui.css': { type: 'text/css; charset=utf-8', read: fromPackage('swagger-ui.css') },
    'swagger-ui-bundle.js': { type: SCRIPT, read: fromPackage('swagger-ui-bundle.js') },
    'favicon-32x32.png': { type: 'image/png', read: fromPackage('favicon-32x32.png') },
    'start.js': { type: SCRIPT, read: () => Promise.resolve(Buffer.from(start)) },
  }),
);
