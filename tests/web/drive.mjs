// Goes the ways of the three people (docs/page.md) in Chromium, against the service itself: node drive.mjs PROGRAM SAMPLE SHOTS [WEB].
// WEB: a folder from which the page is taken instead of the program, while it is being written. Prints what holds, a line each; ends with 1 where
// something does not.
import axe from 'axe-core';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { chromium } from 'playwright-core';
import { StandIns, province } from './stand_ins.mjs';

const [program, sample, shots, web] = process.argv.slice(2);
const only = process.env.RAINGAN_PAGE_ONLY;
let failed = 0;

function holds(what, condition, more = '') {
  if (!condition) ++failed;
  console.log(`${condition ? 'holds' : 'FAILS'}: ${what}${condition || !more ? '' : ` (${more})`}`);
}

const freePort = () => new Promise((resolve) => {
  const server = createServer();
  server.listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => resolve(port)); });
});

class Service {
  async start(...more) {
    this.folder ??= mkdtempSync(join(tmpdir(), 'raingan-page-'));
    this.port ??= await freePort();
    this.address = `http://127.0.0.1:${this.port}`;
    this.child = spawn(program, ['serve', '--data', this.folder, '--listen', `127.0.0.1:${this.port}`, ...more], { stdio: 'ignore' });
    for (let i = 0; i < 100; ++i) {
      try { if ((await fetch(`${this.address}/health`)).ok) return; } catch { /* not yet */ }
      await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
    throw new Error('the service does not answer');
  }
  stop() { this.child?.kill('SIGTERM'); }
  end() { this.stop(); setTimeout(() => rmSync(this.folder, { recursive: true, force: true }), 500); }
}

const service = new Service();
await service.start();
const described = new Set(Object.keys((await (await fetch(`${service.address}/api/v1/openapi.json`)).json()).paths).map((path) => path.replace(/^\/api\/v1/, '')));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
mkdirSync(shots, { recursive: true });

const types = { js: 'text/javascript', mjs: 'text/javascript', css: 'text/css', html: 'text/html', svg: 'image/svg+xml' };

async function newPage({ width = 1366, height = 768, language = 'th', dark = false } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', acceptDownloads: true });
  await context.addInitScript((chosen) => { if (!localStorage.getItem('raingan.language')) localStorage.setItem('raingan.language', chosen); }, language);
  const page = await context.newPage();
  page.faults = [];
  page.elsewhere = [];
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && !/Failed to load resource/.test(message.text()) && page.faults.push(message.text()));
  page.on('request', (request) => { if (!request.url().startsWith(service.address) && !/^(blob|data):/.test(request.url())) page.elsewhere.push(request.url()); });
  if (web) {
    const policy = (await fetch(`${service.address}/`)).headers.get('content-security-policy');
    await page.route(/^http:\/\/127\.0\.0\.1:\d+\/(web\/.*)?$/, (route) => {
      const path = new URL(route.request().url()).pathname.replace(/^\/web/, '') || '/';
      const file = path === '/' ? '/index.html' : path;
      return route.fulfill({ status: 200, body: readFileSync(join(web, file)), headers: { 'content-security-policy': policy, 'content-type': types[file.split('.').at(-1)] ?? 'application/octet-stream' } });
    });
  }
  const standIns = new StandIns();
  await standIns.before(page, described);
  page.standIns = standIns;
  await page.goto(`${service.address}/`);
  return page;
}

/** As waitForFunction, which the page's policy forbids. */
async function until(isSo, most = 10000) {
  for (const end = Date.now() + most; !(await isSo());) {
    if (Date.now() > end) throw new Error(`not in time: ${isSo}`);
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
}

/** Reports of so many agencies of one province, made of the sample's, with a list of more who must report. */
async function giveReports(count) {
  const api = `${service.address}/api/v1`;
  const { csrf } = await (await fetch(`${api}/session`)).json();
  const put = (path, body) => fetch(api + path, { method: 'PUT', body, headers: { 'X-CSRF-Token': csrf, 'Content-Type': 'application/json', 'Idempotency-Key': `k${Math.random()}`.replace('.', '') } });
  // It ends with 1 where there are findings.
  const told = spawnSync(program, ['check', sample, '--format', 'json', '--quiet'], { encoding: 'utf8' });
  const report = JSON.parse(told.stdout);
  const agencies = province().slice(0, count);
  await put('/agencies/expected', JSON.stringify({ agencies: agencies.map(({ name, amphoe }) => ({ name, amphoe })) }));
  for (const one of agencies.filter((agency) => agency.score !== null)) {
    report.organization = { name: one.name, amphoe: one.amphoe };
    report.overall.score = one.score;
    report.overall.level = one.level;
    for (;;) {
      const answer = await put(`/documents?name=${encodeURIComponent(`${one.name}.json`)}`, JSON.stringify(report));
      if (answer.status !== 429) break;
      await new Promise((resolve) => { setTimeout(resolve, 500); });
    }
  }
  await until(async () => (await (await fetch(`${api}/documents?state=waiting&limit=1`)).json()).documents.length === 0, 120000);
}

/** The value in the PDF in standard form and in the workbook, as tools of others read them. */
async function follow(page, value) {
  await page.getByRole('tab', { name: 'ดาวน์โหลด' }).click();
  await page.getByLabel('แบบรายงานมาตรฐาน').check();
  const given = async (name) => {
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60000 }), page.getByRole('button', { name }).click()]);
    return download.path();
  };
  const text = spawnSync('pdftotext', ['-layout', await given('ดาวน์โหลด PDF'), '-'], { encoding: 'utf8', timeout: 20000 }).stdout;
  const western = text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  holds(`the PDF has the corrected value ${value}`, western.includes(value));
  const sheets = spawnSync('unzip', ['-p', await given(/Excel|XLSX|สมุดงาน/), 'xl/worksheets/*.xml', 'xl/sharedStrings.xml'], { encoding: 'utf8', timeout: 20000, maxBuffer: 1 << 26 }).stdout;
  holds(`the workbook has the corrected value ${value}`, sheets.includes(value));
}

async function look(page, name) {
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(shots, `${name}.png`) });
  // Evaluated by the debugger and not as a script of the page, so the page's policy stays as it is.
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  holds(`${name}: axe-core finds no violation`, found.violations.length === 0,
    found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')}`).join('; '));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  holds(`${name}: no scrolling sideways`, wide <= 0, `${wide} px`);
}

const ways = {
  async 'the first visit explains itself and offers the sample'() {
    for (const language of ['th', 'en']) {
      const page = await newPage({ language });
      await page.waitForSelector('.hello');
      holds(`first visit in ${language}: three sentences`, (await page.locator('.hello li').count()) === 3);
      await look(page, `first-visit-${language}`);
      await page.context().close();
    }
    const small = await newPage({ width: 360, height: 740, dark: true });
    await small.waitForSelector('.hello');
    await look(small, 'first-visit-360-dark');
    await small.context().close();
  },

  async 'a file is dropped, looked at, corrected, undone and downloaded'() {
    const page = await newPage();
    await page.waitForSelector('.hello');
    await page.getByText('ลองกับไฟล์ตัวอย่าง').click();
    const link = page.locator('.documents a').first();
    await link.waitFor({ timeout: 30000 });
    await look(page, 'documents');
    await link.click();
    await page.waitForSelector('.sheet canvas', { timeout: 30000 });
    await page.waitForTimeout(500);
    await look(page, 'document');
    holds('findings stand there by weight', (await page.locator('.finding-finding').count()) >= 3);
    await page.locator('.finding .go').first().click();
    const hasPlaces = (await page.locator('.box').count()) > 0;
    holds('values have boxes on the page', hasPlaces);
    holds('“go there” shows where a finding is', (await page.locator('.box.selected').count()) > 0);
    await page.getByRole('tab', { name: /^ค่าที่อ่านได้/ }).click();
    const total = page.locator('.value[data-path="/overall/score"]');
    await total.click();
    holds('a click on a value shows its words', (await page.locator('.box.selected[data-path="/overall/score"]').count()) === 1);
    await look(page, 'correct');
    await page.locator('#corrected').fill('๙๙.๔๒');
    await page.locator('#why-value').fill('พิมพ์ผิดในต้นฉบับ');
    await page.locator('.editor .main').click();
    await page.locator('.value[data-path="/overall/score"] .tag.ok').waitFor({ timeout: 15000 });
    holds('a corrected value is marked', true);
    await follow(page, '99.42');
    await page.getByRole('tab', { name: /^การแก้ไข/ }).click();
    await page.locator('.finding', { hasText: '99.42' }).waitFor();
    await look(page, 'corrections');
    await page.locator('.box[data-path="/overall/level"]').first().click({ force: true });
    holds('a click on the page opens the value', (await page.locator('.value[data-path="/overall/level"][aria-expanded=true]').count()) === 1);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: /^การแก้ไข/ }).click();
    await page.getByRole('button', { name: 'ย้อนกลับ' }).first().click();
    await page.locator('s', { hasText: '99.42' }).waitFor({ timeout: 15000 });
    holds('undo takes it back', true);
    await page.getByRole('tab', { name: /^ควรดู/ }).click();
    const findings = await page.locator('.finding-finding').count();
    await page.locator('.finding').first().getByRole('button', { name: 'ไม่ใช่ข้อผิดพลาด' }).click();
    await page.locator('.finding form .main').click();
    await page.getByRole('tab', { name: /^การแก้ไข/ }).click();
    await page.locator('.finding', { hasText: 'ยืนยันว่าไม่ใช่ข้อผิดพลาด' }).waitFor({ timeout: 15000 });
    await page.getByRole('tab', { name: /^ควรดู/ }).click();
    await until(async () => (await page.locator('.finding-finding').count()) === findings - 1);
    holds('a finding is dismissed with a reason', true);
    await page.getByRole('tab', { name: 'ดาวน์โหลด' }).click();
    await look(page, 'download');
    await page.getByLabel('แบบรายงานมาตรฐาน').check();
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60000 }), page.getByRole('button', { name: 'ดาวน์โหลด PDF' }).click()]);
    const bytes = readFileSync(await download.path());
    holds('the PDF is downloaded', bytes.subarray(0, 5).toString() === '%PDF-');
    await page.getByRole('tab', { name: 'ลงนาม' }).click();
    await page.getByText('ลำดับการลงนาม').waitFor();
    await look(page, 'sign');
    holds('nothing is asked of another host', page.elsewhere.length === 0, page.elsewhere.join(' '));
    holds('no error of a script', page.faults.length === 0, page.faults.join(' | '));
    await page.context().close();
  },

  async 'a workbook and a PDF of its own are given'() {
    const folder = mkdtempSync(join(tmpdir(), 'raingan-formats-'));
    const made = spawnSync(program, ['convert', sample, '-o', folder, '--quiet'], { timeout: 30000 });
    holds('the sample is converted', made.error === undefined);
    const files = readdirSync(folder).filter((name) => /\.(xlsx|pdf)$/.test(name)).map((name) => join(folder, name));
    const others = (process.env.RAINGAN_PAGE_FILES ?? '').split(':').filter(Boolean);
    const page = await newPage();
    await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles([...files, ...others]);
    for (const file of [...files, ...others]) {
      await page.locator('.documents a', { hasText: basename(file) }).first().waitFor({ timeout: 40000 });
      holds(`${basename(file)} stands in the list`, true);
    }
    await look(page, 'formats');
    await page.context().close();
    rmSync(folder, { recursive: true, force: true });
  },

  async 'the screens in English, on a phone and in the dark'() {
    const page = await newPage({ width: 360, height: 740, language: 'en' });
    const link = page.locator('.documents a').first();
    await link.waitFor({ timeout: 30000 });
    await look(page, 'documents-360-en');
    await link.click();
    await page.locator('.finding').first().waitFor({ timeout: 30000 });
    await look(page, 'document-360-en');
    await page.getByRole('button', { name: 'Pages' }).click();
    await page.waitForSelector('.sheet canvas', { timeout: 30000 });
    await page.waitForTimeout(500);
    await look(page, 'pages-360-en');
    holds('no error of a script on a phone', page.faults.length === 0, page.faults.join(' | '));
    await page.context().close();
    const dark = await newPage({ language: 'en', dark: true });
    await dark.locator('.documents a').first().click();
    await dark.waitForSelector('.sheet canvas', { timeout: 30000 });
    await dark.waitForTimeout(500);
    await look(dark, 'document-dark-en');
    await dark.context().close();
  },

  async 'a lost connection loses nothing'() {
    const page = await newPage();
    await page.locator('.documents a').first().click();
    await page.waitForSelector('.sheet canvas', { timeout: 30000 });
    await page.getByRole('tab', { name: /^ค่าที่อ่านได้/ }).click();
    await page.locator('.value[data-path="/overall/target"]').click();
    await page.locator('#corrected').fill('90');
    await page.goBack();
    await page.goForward();
    await page.getByRole('tab', { name: /^ค่าที่อ่านได้/ }).click();
    await page.locator('.value[data-path="/overall/target"]').click();
    holds('what was typed is there after going back', (await page.locator('#corrected').inputValue()) === '90');
    await page.context().setOffline(true);
    const lost = /\/corrections$/;
    const abort = (route) => route.abort('internetdisconnected');
    await page.route(lost, abort);
    await page.locator('.editor .main').click();
    await page.locator('.bar', { hasText: 'ยังไม่ได้ส่ง' }).waitFor({ timeout: 10000 });
    await look(page, 'offline');
    await page.context().setOffline(false);
    await page.unroute(lost, abort);
    await page.locator('.bar').waitFor({ state: 'hidden', timeout: 20000 });
    await page.locator('.value[data-path="/overall/target"] .tag.ok').waitFor({ timeout: 15000 });
    holds('the correction is sent when there is a connection again', true);
    await page.reload();
    await page.getByRole('tab', { name: /^การแก้ไข 1/ }).waitFor({ timeout: 15000 });
    holds('it counts once', true);
    await page.context().close();
  },

  async 'the keyboard alone'() {
    const page = await newPage();
    await page.locator('.documents a').first().waitFor();
    const press = async (key, times = 1) => { for (let i = 0; i < times; ++i) await page.keyboard.press(key); };
    const focused = (selector) => page.evaluate((one) => document.activeElement?.matches(one), selector);
    const tabTo = async (selector, most = 40) => {
      for (let i = 0; i < most; ++i) { if (await focused(selector)) return true; await press('Tab'); }
      return false;
    };
    holds('the list is reached', await tabTo('.documents a'));
    await press('Enter');
    await page.locator('.finding').first().waitFor({ timeout: 30000 });
    holds('the tabs are reached', await tabTo('[role=tab][aria-selected=true]'));
    await press('ArrowRight');
    await page.locator('.value').first().waitFor();
    holds('a value is reached', await tabTo('.value[data-path="/overall/score"]'));
    await press('Enter');
    holds('its editor has the focus', await focused('#corrected'));
    await page.keyboard.press('Control+A');
    await page.keyboard.type('98.5');
    await press('Enter');
    await page.locator('.value[data-path="/overall/score"] .tag.ok').waitFor({ timeout: 15000 });
    holds('a value is corrected by keys alone', true);
    await page.context().close();
  },

  async 'the province at a glance'() {
    if (described.has('/province')) await giveReports(Number(process.env.RAINGAN_PAGE_AGENCIES ?? 45));
    for (const [language, width] of [['th', 1366], ['en', 360]]) {
      const page = await newPage({ language, width, height: 768 });
      await page.goto(`${service.address}/#/province`);
      await page.locator('td a').first().waitFor({ timeout: 15000 });
      await look(page, `province-${language}-${width}`);
      const first = async () => page.locator('tbody tr td:nth-child(2)').first().textContent();
      const before = await first();
      await page.locator('th button[data-key=name]').click();
      await until(async () => (await first()) !== before);
      holds(`the table sorts (${language})`, (await page.locator('th[aria-sort=ascending] button[data-key=name]').count()) === 1);
      await page.getByRole('checkbox').check();
      await page.locator('tbody .tag.bad').first().waitFor();
      await until(async () => (await page.locator('tbody td a').count()) === 0);
      holds(`who has not reported (${language})`, (await page.locator('tbody tr').count()) > 0);
      for (const view of ['heatmap', 'trend', 'amphoes']) {
        await page.goto(`${service.address}/#/province/2566/${view}`);
        await page.locator('tbody tr').first().waitFor();
        await look(page, `province-${view}-${language}-${width}`);
      }
      holds(`no error of a script in the province (${language})`, page.faults.length === 0, page.faults.join(' | '));
      await page.context().close();
    }
  },

  async 'signing in'() {
    const page = await newPage();
    const asked = [];
    const answer = (route) => {
      asked.push(route.request().method());
      const body = route.request().postDataJSON?.();
      if (route.request().method() === 'GET') return route.fulfill({ json: { open: false, signed_in: false, csrf: null, user: null } });
      if (body?.password === 'right') return route.fulfill({ json: { open: false, signed_in: true, csrf: 'x', user: { name: 'somsri', shown: 'สมศรี ใจดี', role: 'officer' } } });
      return route.fulfill({ status: 401, json: { code: 'wrong-sign-in', detail: 'ชื่อหรือรหัสผ่านไม่ถูกต้อง', messages: { th: 'ชื่อหรือรหัสผ่านไม่ถูกต้อง', en: 'wrong name or password' } } });
    };
    await page.route(/\/api\/v1\/session$/, answer);
    await page.reload();
    await page.locator('#account').fill('somsri');
    await page.locator('#password').fill('wrong');
    await page.keyboard.press('Enter');
    await page.locator('.problem').waitFor();
    await look(page, 'sign-in');
    await page.locator('#password').fill('right');
    await page.keyboard.press('Enter');
    await page.locator('.who', { hasText: 'สมศรี' }).waitFor();
    holds('an officer has no province in the navigation', (await page.locator('nav a').count()) === 1);
    await page.context().close();
  },

  async 'a real account signs in and out'() {
    const real = new Service();
    real.folder = mkdtempSync(join(tmpdir(), 'raingan-accounts-'));
    const added = spawnSync(program, ['serve', '--data', real.folder, '--user', 'add', 'somsri', '--role', 'officer', '--agency', 'เทศบาลตำบลลำน้ำพอง'],
      { env: { ...process.env, RAINGAN_PASSWORD: 'ลำน้ำพอง-2566-ยาวพอ' }, timeout: 20000 });
    holds('an account is added', added.status === 0);
    await real.start();
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(`${real.address}/`);
      await page.locator('#account').fill('somsri');
      await page.locator('#password').fill('wrong');
      await page.keyboard.press('Enter');
      await page.locator('.problem').waitFor({ timeout: 10000 });
      holds('a wrong password is refused by the service', (await page.locator('.who').count()) === 0);
      await page.locator('#password').fill('ลำน้ำพอง-2566-ยาวพอ');
      await page.keyboard.press('Enter');
      await page.locator('.who', { hasText: 'somsri' }).waitFor({ timeout: 10000 });
      holds('a real account signs in', true);
      await page.getByRole('button', { name: /ออกจากระบบ|Sign out/ }).click();
      await page.locator('#account').waitFor({ timeout: 10000 });
      holds('and out', true);
    } finally {
      await context.close();
      real.end();
    }
  },

  async 'the first screen is small and soon there'() {
    const context = await browser.newContext();
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send('Network.enable');
    await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    let bytes = 0;
    client.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength; });
    const begin = Date.now();
    await page.goto(`${service.address}/`);
    await page.waitForSelector('.hello, .documents');
    const taken = Date.now() - begin;
    holds(`the first screen is under 150 KiB (${Math.round(bytes / 1024)} KiB)`, bytes < 150 * 1024);
    holds(`it is there in a second at a quarter of the speed (${taken} ms)`, taken < Number(process.env.RAINGAN_PAGE_MS ?? 1000));
    await context.close();
  },
};

try {
  for (const [name, way] of Object.entries(ways)) {
    if (only && !name.includes(only)) continue;
    try {
      await way();
    } catch (error) {
      holds(name, false, String(error).split('\n').slice(0, 4).join(' '));
      for (const context of browser.contexts()) {
        const [page] = context.pages();
        await page?.screenshot({ path: join(shots, 'failed.png') }).catch(() => {});
        if (page?.faults?.length) console.log(page.faults.join('\n'));
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
  service.end();
}
process.exitCode = failed ? 1 : 0;
