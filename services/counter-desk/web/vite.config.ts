import optimizeLocales from '@react-aria/optimize-locales-plugin';
import { defineConfig } from 'vite';

/** The console: hashed files, no inline code, texts of the library in the two languages of the desk only. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [{ ...optimizeLocales.vite({ locales: ['fa-IR', 'en-US'] }), enforce: 'pre' }],
  build: {
    outDir: '../dist/pages',
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
