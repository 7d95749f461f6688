// No browser of the offices' age can be had: what web/ is written in is held against what is known of Chrome 109 (caniuse, MDN), each
// script and the style. Prints what holds, a line each; ends with 1 where something is younger.
import { ESLint } from 'eslint';
import compat from 'eslint-plugin-compat';
import es from 'eslint-plugin-es-x';
import doiuse from 'doiuse';
import postcss from 'postcss';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const browsers = 'chrome 109';
const folder = new URL('../../web', import.meta.url).pathname;
let failed = 0;

function holds(what, found) {
  if (found.length > 0) ++failed;
  console.log(`${found.length === 0 ? 'holds' : 'FAILS'}: ${what}${found.length ? ` (${found.slice(0, 5).join('; ')})` : ''}`);
}

// ES2023 came in 110, but for hashbangs; of ES2024 and later nothing is there.
const younger = Object.fromEntries(Object.keys(es.rules).filter((name) =>
  /^no-(array-prototype-(toreversed|tosorted|tospliced|with|findlast)$|array-fromasync|array-prototype-fromasync|object-groupby|map-groupby|promise-withresolvers|promise-try|regexp-v-flag|string-prototype-(iswellformed|towellformed)|set-prototype-|iterator|arraybuffer-prototype-|atomics-waitasync|symbols-as-weakmap-keys|import-attributes|json-modules|regexp-duplicate|regexp-modifiers|error-iserror|math-sumprecise)/.test(name))
  .map((name) => [`es/${name}`, 'error']));
// Iterators' methods have the names of arrays' ones; who calls them on an iterator must say so with `Iterator`, which is looked for.
for (const name of Object.keys(younger)) if (/iterator-prototype|findlast/.test(name)) delete younger[name];

function lint(rules, more = {}) {
  return new ESLint({
    overrideConfigFile: true, cwd: folder,
    overrideConfig: [{
      files: ['**/*.js'], plugins: { compat, es }, settings: { browsers: [browsers], 'es-x': { aggressive: true }, lintAllEsApis: true },
      languageOptions: { ecmaVersion: 2022, sourceType: 'module', globals: Object.fromEntries(['window', 'document', 'localStorage', 'sessionStorage', 'location', 'history', 'fetch', 'navigator'].map((name) => [name, 'readonly'])) },
      rules, ...more,
    }],
  });
}

const checks = lint({ 'compat/compat': 'error', ...younger });
const told = (results) => results.flatMap((one) => one.messages.map((message) => `${one.filePath.replace(`${folder}/`, '')}:${message.line} ${message.message}`));

const scripts = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.js') && !name.includes('node_modules'));
holds(`${scripts.length} scripts parse as ES2022 and use nothing that is younger than Chrome 109`, told(await checks.lintFiles(scripts.map((name) => join(folder, name)))));

// The check itself can fail.
const planted = await checks.lintText('export const a = [1].toSorted(); export const b = new Set([1]).union(new Set()); export const c = document.startViewTransition; export const d = Promise.withResolvers();', { filePath: join(folder, 'planted.js') });
holds('what is younger is found', told(planted).length >= 2 ? [] : [`only ${told(planted).length} of the planted`]);

async function styles(css) {
  const found = [];
  await postcss([doiuse({ browsers: [browsers], onFeatureUsage: (usage) => found.push(usage.message.replace(/^.*?style\.css:/, '')) })]).process(css, { from: 'style.css' });
  return found;
}
// `clip-path: inset()` is told as partial support of clip-path and masks, `break-inside: avoid` as that of columns (it is on paper as it
// was meant since Chrome 50): of each it has the part that is used.
const harmless = /css-clip-path|css-masks|\(multicolumn\)/;
holds('the style uses nothing that is younger', (await styles(readFileSync(join(folder, 'style.css'), 'utf8'))).filter((one) => !harmless.test(one)));
holds('what is younger in a style is found', (await styles('a { & b { color: red } } c { text-wrap: balance; color: color-mix(in srgb, red, blue) }')).length > 0 ? [] : ['nothing']);
const library = readFileSync(join(folder, 'elements/pages.js'), 'utf8');
holds('pdf.js is its build for older browsers', library.includes('pdfjs-dist/legacy/build') ? [] : ['another build']);
process.exitCode = failed ? 1 : 0;
