// What the ways share: the service, the browser, and what is said of them.
import axe from 'axe-core';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

export const [program, sample, shots, web] = process.argv.slice(2);
let failed = 0;
export const failures = () => failed;

export function holds(what, condition, more = '') {
  if (!condition) ++failed;
  console.log(`${condition ? 'holds' : 'FAILS'}: ${what}${condition || !more ? '' : ` (${more})`}`);
}
export const skipped = (what) => console.log(`skipped: ${what}`);

export const wait = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/** As waitForFunction, which the page's policy forbids. */
export async function until(isSo, most = 120000) {
  for (const end = Date.now() + most; !(await isSo());) {
    if (Date.now() > end) throw new Error(`not in time: ${isSo}`);
    await wait(100);
  }
}

const freePort = () => new Promise((resolve) => {
  const server = createServer();
  server.listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => resolve(port)); });
});

/** A folder that goes when the run ends. */
const folders = [];
export function newFolder(name) {
  folders.push(mkdtempSync(join(tmpdir(), `raingan-${name}-`)));
  return folders.at(-1);
}

const services = [];
export class Service {
  folder = newFolder('page');

  async start(...more) {
    this.port ??= await freePort();
    this.address = `http://127.0.0.1:${this.port}`;
    this.child = spawn(program, ['serve', '--data', this.folder, '--listen', `127.0.0.1:${this.port}`, ...more], { stdio: 'ignore' });
    services.push(this);
    for (let i = 0; i < 200; ++i) {
      try { if ((await fetch(`${this.address}/health`)).ok) return this; } catch { /* not yet */ }
      await wait(100);
    }
    throw new Error('the service does not answer');
  }

  async stop() {
    const { child } = this;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => { child.once('exit', resolve); });
    child.kill('SIGTERM');
    await ended;
  }

  /** An account by the command line, before the service runs or while it does. */
  addUser(name, password, ...more) {
    const ran = spawnSync(program, ['serve', '--data', this.folder, '--user', 'add', name, ...more],
      { env: { ...process.env, RAINGAN_PASSWORD: password }, encoding: 'utf8', timeout: 120000 });
    if (ran.status !== 0) throw new Error(`no account: ${ran.stderr}`);
  }

  /** A client of its own, beside the browser. */
  async client(name, password) {
    const api = `${this.address}/api/v1`;
    const headers = { 'Content-Type': 'application/json' };
    if (name) {
      const answer = await fetch(`${api}/session`, { method: 'POST', headers, body: JSON.stringify({ name, password }) });
      headers.Cookie = answer.headers.get('set-cookie').split(';')[0];
      headers['X-CSRF-Token'] = (await answer.json()).csrf;
    }
    return async (method, path, body) => {
      for (;;) {
        const answer = await fetch(api + path, { method, headers, body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body) });
        if (answer.status !== 429) return answer;
        await wait(300);
      }
    };
  }
}

export const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-extensions', '--disable-background-networking'] });
mkdirSync(shots, { recursive: true });

const types = { js: 'text/javascript', mjs: 'text/javascript', css: 'text/css', html: 'text/html', svg: 'image/svg+xml', ttf: 'font/ttf' };
const pageFile = /^http:\/\/127\.0\.0\.1:\d+\/(web\/.*)?$/;

/** The page out of the folder WEB instead of the program, with the program's policy. */
async function fromFolder(page, service) {
  const policy = (await fetch(`${service.address}/`)).headers.get('content-security-policy');
  await page.route(pageFile, (route) => {
    const path = new URL(route.request().url()).pathname.replace(/^\/web/, '') || '/';
    const file = path === '/' ? '/index.html' : path;
    let body;
    try { body = readFileSync(join(web, file)); } catch { return route.continue(); }
    return route.fulfill({ status: 200, body, headers: { 'content-security-policy': policy, 'content-type': types[file.split('.').at(-1)] ?? 'application/octet-stream' } });
  });
}

export async function newPage(service, { width = 1366, height = 768, language = 'th', dark = false, touch = false, at = '/', from = browser } = {}) {
  const context = await from.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', acceptDownloads: true, hasTouch: touch });
  await context.addInitScript((chosen) => { if (!localStorage.getItem('raingan.language')) localStorage.setItem('raingan.language', chosen); }, language);
  return anotherPage(context, service, at);
}

/** A further window of the same browser. */
export async function anotherPage(context, service, at = '/') {
  const page = await context.newPage();
  page.setDefaultTimeout(120000);  // a machine may be busy with others' work
  page.faults = [];
  page.elsewhere = [];
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && !/Failed to load resource/.test(message.text()) && page.faults.push(message.text()));
  page.on('request', (request) => { if (!request.url().startsWith(service.address) && !/^(blob|data):/.test(request.url())) page.elsewhere.push(request.url()); });
  if (web) await fromFolder(page, service);
  await page.goto(service.address + at);
  return page;
}

/** What holds of every page that a way has done with. */
export async function done(page, what) {
  holds(`${what}: no error of a script`, page.faults.length === 0, page.faults.join(' | '));
  holds(`${what}: nothing is asked of another host`, page.elsewhere.length === 0, page.elsewhere.join(' '));
  await page.context().close();
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Its picture, and what axe-core says of it. */
export async function look(page, name) {
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(shots, `${name}.png`) });
  // Evaluated by the debugger and not as a script of the page, so the page's policy stays as it is.
  await page.evaluate(axe.source);
  const found = await page.evaluate((runOnly) => window.axe.run(document, { runOnly, rules: { 'target-size': { enabled: true } } }), rules);
  holds(`${name}: axe-core finds no violation`, found.violations.length === 0,
    found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')}`).join('; '));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  holds(`${name}: no scrolling sideways`, wide <= 0, `${wide} px`);
}

export async function signIn(page, name, password) {
  await page.locator('#account').fill(name);
  await page.locator('#password').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('.who').waitFor({ timeout: 120000 });
}

/** Whether a tool of others is there; said where not. */
export function hasTool(name, ...asked) {
  const there = spawnSync(name, asked, { stdio: 'ignore' }).error === undefined;
  if (!there) skipped(`${name} is not installed`);
  return there;
}

export async function end() {
  await browser.close();
  for (const service of services) await service.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

export async function afterFailure(name) {
  for (const context of browser.contexts()) {
    for (const page of context.pages()) {
      await page.screenshot({ path: join(shots, `failed-${name.replace(/\W+/g, '-').slice(0, 40)}.png`) }).catch(() => {});
      if (page.faults?.length) console.log(page.faults.join('\n'));
    }
    await context.close();
  }
}
