import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { rolldown, type Plugin } from 'rolldown';
import { licencesOf } from './licences.ts';

export interface BundleOptions {
  /** Folder from which the entry's imports are resolved; its tsconfig has the decorator settings. */
  readonly root: string;
  readonly entry: string;
  readonly file: string;
  /** Puts npm packages into the file, as in what ships; absent: they are found beside it. */
  readonly npm?: 'inside';
}

/** What a file with npm packages inside leaves outside, and why. Anything else that is not found fails the build. */
export const LEFT_OUTSIDE: Readonly<Record<string, string>> = {
  '@nestjs/microservices': 'optional in Nest, not used',
  '@nestjs/websockets': 'optional in Nest, not used',
  '@nestjs/platform-express': 'optional in Nest, not used',
  '@fastify/multipart': 'optional in the adapter of Nest, not used',
  '@fastify/view': 'optional in the adapter of Nest, not used',
  'swagger-ui-dist': 'serves its own files, which stay in its folder',
};

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Our own packages, the bundler's runtime helpers and relative paths are bundled; npm packages are not. */
const isOutside = (specifier: string): boolean =>
  !/^([./]|\0|@pishkhan\/|@oxc-project\/runtime|[a-zA-Z]:)/.test(specifier);

const isLeftOutside = (specifier: string): boolean => packageOf(specifier) in LEFT_OUTSIDE;

const tsconfigOf = (root: string) =>
  [join(root, 'tsconfig.json'), join(root, 'tsconfig.base.json')].find(existsSync) ?? true;

/**
 * Keeps `import.meta` of the source instead of the bundle's: a module still finds files next to its source, and only
 * the entry is a command (`import.meta.main`).
 */
const importMetaOfSource = (entry: string, file: string): Plugin => ({
  name: 'import-meta-of-source',
  transform(code, id) {
    if (!code.includes('import.meta.') || !/\.(ts|mjs)$/.test(id)) return null;
    const path = relative(dirname(file), id).replaceAll('\\', '/');
    const url = `new URL(${JSON.stringify(path)}, import.meta.url)`;
    const folder = `process.getBuiltinModule('node:url').fileURLToPath(new URL('.', ${url}))`;
    const replaced = code.replace(/\bimport\.meta\.(url|dirname|main)\b/g, (whole, property: string) =>
      property === 'url'
        ? `${url}.href`
        : property === 'dirname'
          ? `${folder}.slice(0, -1)`
          : id === entry
            ? whole
            : 'false',
    );
    return { code: replaced, moduleType: 'ts', map: null };
  },
});

/** Stack traces name the lines of our sources; npm packages are read as they are, so that the map stays short. */
const unmappedPackages: Plugin = {
  name: 'unmapped-packages',
  transform: {
    filter: { id: /\/node_modules\// },
    handler: (code) => ({ code, map: { mappings: '' } }),
  },
};

/**
 * Ends each run of mapped lines: Node takes the last mapping before a line, so that a line of a package would have the
 * name of the source before it.
 */
const endRuns = (mapFile: string): void => {
  const map = JSON.parse(readFileSync(mapFile, 'utf8')) as { mappings: string };
  writeFileSync(mapFile, JSON.stringify({ ...map, mappings: map.mappings.replaceAll(/([^;]);;/g, '$1;A;') }));
};

const rolldownOf = ({ root, entry, file, npm }: BundleOptions) =>
  rolldown({
    cwd: root,
    input: entry,
    platform: 'node',
    external: npm === 'inside' ? isLeftOutside : isOutside,
    tsconfig: tsconfigOf(root),
    transform: { target: 'node24' },
    plugins: [importMetaOfSource(entry, file), unmappedPackages],
    onLog: (level, log, handle) => {
      if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message);
      if (log.code !== 'EVAL') handle(level, log);
    },
  });

/**
 * Writes one ES module with decorators and their metadata, original class names (which Nest and OpenAPI read), and a
 * source map that names files and lines. With npm packages inside, their licences stand beside it.
 *
 * @throws Error for an import that is not found
 */
export const bundle = async (options: BundleOptions): Promise<void> => {
  const { file } = options;
  const build = await rolldownOf(options);
  try {
    const { output } = await build.write({
      file,
      format: 'esm',
      keepNames: true,
      sourcemap: true,
      sourcemapExcludeSources: true,
      codeSplitting: false,
      minify: false,
    });
    endRuns(`${file}.map`);
    const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
    if (options.npm === 'inside') writeFileSync(file.replace(/\.mjs$/, '.licences.txt'), licencesOf(modules));
  } finally {
    await build.close();
  }
};

/** Names of the npm packages that the bundle of an entry imports, sorted. Packages of Node are not among them. */
export const packagesOf = async (root: string, entry: string): Promise<string[]> => {
  const build = await rolldownOf({ root, entry, file: entry });
  try {
    const { output } = await build.generate({ format: 'esm', codeSplitting: false });
    const imports = output.flatMap((chunk) =>
      chunk.type === 'chunk' ? [...chunk.imports, ...chunk.dynamicImports] : [],
    );
    return [...new Set(imports.filter((name) => !isBuiltin(name)).map(packageOf))].sort();
  } finally {
    await build.close();
  }
};

/** `node tools/run/build/bundle.ts <entry> <file> [inside]` */
if (import.meta.main) {
  const [entry, file] = process.argv.slice(2, 4).map((path) => resolve(path));
  const npm = process.argv[4];
  if (!entry || !file) throw new Error('node tools/run/build/bundle.ts <entry> <file>');
  await bundle({ root: process.cwd(), entry, file, ...(npm === 'inside' && { npm }) });
}
