import optimizeLocales from '@react-aria/optimize-locales-plugin';
import { join } from 'node:path';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { compressed } from './compressed.ts';

/** The service worker of the pages of visits: its name stays, so that a browser finds the next one. */
const WORKER = 'visits-worker';
/** Modules of the pages that work without a connection. */
const OFFLINE = /\/src\/(main\.tsx|app\/routes\/controls\.tsx|pages\/visit\/)/;

/** The service worker is one file of its own. */
const NOT_WORKER = /^(?!.*\/src\/pages\/visit\/worker\/)/;

/** The files of the pages of visits, the entry first: their chunks with all that these import, styles and fonts. */
const offlineFilesIn = (bundle: Rolldown.OutputBundle): string[] => {
  const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' && file.name !== WORKER ? [file] : []));
  const needed = new Set(chunks.filter(({ moduleIds }) => moduleIds.some((id) => OFFLINE.test(id))));
  for (const { imports } of needed) for (const chunk of chunks) if (imports.includes(chunk.fileName)) needed.add(chunk);
  const entryFirst = [...needed].toSorted((one, other) => Number(other.isEntry) - Number(one.isEntry));
  const others = Object.keys(bundle).filter((name) => /\.(css|woff2|svg)$/.test(name));
  return [...entryFirst.map(({ fileName }) => fileName), ...others].map((name) => `/${name}`);
};

const offlineFiles: Plugin = {
  name: 'offline-files',
  generateBundle: (_, bundle) => {
    const worker = bundle[`${WORKER}.js`] as Rolldown.OutputChunk;
    worker.code = worker.code.replace('VISIT_FILES', () => JSON.stringify(offlineFilesIn(bundle)));
  },
};

/** The console: hashed files, no inline code, texts of the library in the two languages of the desk only. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [{ ...optimizeLocales.vite({ locales: ['fa-IR', 'en-US'] }), enforce: 'pre' }, offlineFiles, compressed()],
  build: {
    outDir: '../dist/pages',
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        main: join(import.meta.dirname, 'index.html'),
        [WORKER]: join(import.meta.dirname, 'src/pages/visit/worker/visits-worker.ts'),
      },
      output: {
        // Each file costs the browser a request and a start; what the first page needs comes as one.
        codeSplitting: { groups: [{ name: 'main', tags: ['$initial'], test: NOT_WORKER }] },
        entryFileNames: ({ name }) => (name === WORKER ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
