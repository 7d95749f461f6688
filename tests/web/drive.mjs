// Goes the ways of the three people (docs/page.md) in Chromium, against the service itself: node drive.mjs PROGRAM SAMPLE SHOTS [WEB].
// RAINGAN_PAGE_WAYS: files of ways/ (all without it); RAINGAN_PAGE_ONLY: a part of a way's name. WEB: a folder from which the page is
// taken instead of the program, while it is being written. Prints what holds, a line each; ends with 1 where something does not.
import { readdirSync } from 'node:fs';
import { afterFailure, end, failures, holds } from './harness.mjs';

const only = process.env.RAINGAN_PAGE_ONLY;
const files = process.env.RAINGAN_PAGE_WAYS?.split(' ') ?? readdirSync(new URL('ways', import.meta.url)).map((name) => name.replace('.mjs', ''));

try {
  for (const file of files) {
    const { ways } = await import(`./ways/${file}.mjs`);
    for (const [name, way] of Object.entries(ways)) {
      if (only && !name.includes(only)) continue;
      const begin = Date.now();
      try {
        await way();
      } catch (error) {
        holds(name, false, String(error).split('\n').slice(0, 4).join(' '));
        await afterFailure(name);
      }
      if (process.env.RAINGAN_PAGE_TIMES) console.log(`took ${((Date.now() - begin) / 1000).toFixed(1)} s: ${name}`);
    }
  }
} finally {
  await end();
}
process.exitCode = failures() ? 1 : 0;
