import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, preview } from 'vite';

/** The template of Vite for React: a heading, and a button that counts. */
const files = {
  'index.html': `<!doctype html>
<html lang="en">
  <head><meta charset="UTF-8" /><meta name="viewport" content="width=device-width, initial-scale=1.0" /><title>Vite + React</title></head>
  <body><div id="root"></div><script type="module" src="/main.jsx"></script></body>
</html>`,
  'main.jsx': `import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './index.css';
import { App } from './App.jsx';
createRoot(document.getElementById('root')).render(<StrictMode><App /></StrictMode>);`,
  'App.jsx': `import { useState } from 'react';
export const App = () => {
  const [count, setCount] = useState(0);
  return (
    <>
      <h1>Vite + React</h1>
      <div className="card">
        <button onClick={() => setCount((before) => before + 1)}>count is {count}</button>
        <p>Edit <code>src/App.jsx</code> and save to test HMR</p>
      </div>
    </>
  );
};`,
  'index.css': `:root { font-family: system-ui, sans-serif; line-height: 1.5; color-scheme: light dark; }
body { margin: 0; display: flex; place-items: center; min-width: 320px; min-height: 100vh; }
h1 { font-size: 3.2em; line-height: 1.1; }
button { border-radius: 8px; padding: 0.6em 1.2em; font: inherit; cursor: pointer; }
.card { padding: 2em; }`,
};

export interface StockPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds and serves the page that the desk is measured beside. */
export const serveStockPage = async (): Promise<StockPage> => {
  // Inside the workspace: `react` is found from here.
  const root = resolve(import.meta.dirname, '../../../.cache/stock-page');
  await mkdir(root, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(root, name), content);
  const common = { root, configFile: false, logLevel: 'error' } as const;
  const { NODE_ENV: before } = process.env;
  await build(common);
  const server = await preview({ ...common, preview: { host: '127.0.0.1', port: 0 } });
  // Vite leaves it at `production`.
  if (before === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = before;
  const close = async (): Promise<void> => {
    await server.close();
    await rm(root, { recursive: true });
  };
  return { url: server.resolvedUrls!.local[0]!, close };
};
