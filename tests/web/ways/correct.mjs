// A report is looked at and corrected, each way of it, and followed down to the data, the PDF's text and the workbook.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Service, anotherPage, done, hasTool, holds, look, newFolder, newPage, sample, until } from '../harness.mjs';

async function openSample(service, file = sample) {
  const page = await newPage(service);
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(file);
  await page.locator('.documents a').first().click({ timeout: 120000 });
  await page.waitForSelector('.sheet canvas', { timeout: 120000 });
  await page.waitForTimeout(300);
  return page;
}

const tab = (page, name) => page.getByRole('tab', { name }).click();
const values = /^ค่าที่อ่านได้/, corrections = /^การแก้ไข/, toLook = /^ควรดู/;

/** What the service has of it by now: the report with corrections applied. */
async function report(page) {
  const id = page.url().match(/documents\/([a-z0-9_]+)/)[1];
  await until(async () => {
    const one = await page.evaluate(async (path) => (await fetch(path)).json(), `/api/v1/documents/${id}`);
    return one.made === one.revision && one.state === 'ready';
  }, 40000);
  return page.evaluate(async (path) => (await fetch(path)).json(), `/api/v1/documents/${id}/report.json`);
}

async function download(page, name) {
  const [given] = await Promise.all([page.waitForEvent('download', { timeout: 120000 }), page.getByRole('button', { name }).click()]);
  return given.path();
}

/** The text of the PDF in the official form, with Western digits, and of the workbook, as tools of others read them. */
async function outputs(page) {
  await tab(page, 'ดาวน์โหลด');
  await page.getByLabel('แบบรายงานมาตรฐาน').check();
  const pdf = hasTool('pdftotext', '-v') && spawnSync('pdftotext', ['-layout', await download(page, 'ดาวน์โหลด PDF'), '-'], { encoding: 'utf8' }).stdout
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  const book = hasTool('unzip', '-v') && spawnSync('unzip', ['-p', await download(page, /Excel/), 'xl/worksheets/*.xml', 'xl/sharedStrings.xml'], { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout;
  return { pdf, book };
}

/** That it is in each of them; what a missing tool would have read is said to be skipped. */
async function follow(page, what, words) {
  const { pdf, book } = await outputs(page);
  // Where a line ends depends on what stands before, such as the day's date: a word may be on two of them.
  if (pdf) holds(`the PDF has ${what}`, words.test(pdf.replace(/\s+/g, '')));
  if (book) holds(`the workbook has ${what}`, words.test(book));
}

async function setValue(page, path, text, why) {
  await tab(page, values);
  const line = page.locator(`.value[data-path="${path}"]`);
  if ((await line.getAttribute('aria-expanded')) !== 'true') await line.click();
  await page.locator('#corrected').fill(text);
  await page.locator('#why-value').fill(why);
  await page.locator('.editor .main').click();
  await page.locator(`.value[data-path="${path}"] .tag.ok`).waitFor({ timeout: 120000 });
}

export const ways = {
  async 'a file is looked at, a value corrected, followed and undone'() {
    const service = await new Service().start();
    const page = await newPage(service);
    await page.waitForSelector('.hello');
    await page.getByText('ลองกับไฟล์ตัวอย่าง').click();
    const link = page.locator('.documents a').first();
    await link.waitFor({ timeout: 120000 });
    await look(page, 'documents');
    await link.click();
    await page.waitForSelector('.sheet canvas', { timeout: 120000 });
    await page.waitForTimeout(500);
    await look(page, 'document');
    holds('findings stand there by weight', (await page.locator('.finding-finding').count()) >= 3);
    await page.locator('.finding .go').first().click();
    holds('values have boxes on the page', (await page.locator('.box').count()) > 0);
    holds('“go there” shows where a finding is', (await page.locator('.box.selected').count()) > 0);
    await tab(page, values);
    await page.locator('.value[data-path="/overall/score"]').click();
    holds('a click on a value shows its words', (await page.locator('.box.selected[data-path="/overall/score"]').count()) === 1);
    await look(page, 'correct');
    await setValue(page, '/overall/score', '๙๙.๔๒', 'พิมพ์ผิดในต้นฉบับ');
    holds('the data have the corrected value', (await report(page)).overall.score === 99.42);
    await follow(page, 'the corrected value', /99\.42/);
    await tab(page, corrections);
    await page.locator('.finding', { hasText: '99.42' }).waitFor();
    await look(page, 'corrections');
    await page.locator('.box[data-path="/overall/level"]').first().click({ force: true });
    holds('a click on the page opens the value', (await page.locator('.value[data-path="/overall/level"][aria-expanded=true]').count()) === 1);
    await page.keyboard.press('Escape');
    await tab(page, corrections);
    await page.getByRole('button', { name: 'ย้อนกลับ' }).first().click();
    await page.locator('s', { hasText: '99.42' }).waitFor({ timeout: 120000 });
    holds('undo takes it back, in the data too', (await report(page)).overall.score === 99.24);
    await tab(page, 'ดาวน์โหลด');
    await look(page, 'download');
    holds('a house of one machine speaks of no sending', !(await page.locator('main').textContent()).includes('ส่งแล้ว') && (await page.getByRole('button', { name: 'ส่งรายงาน' }).count()) === 0);
    const bytes = readFileSync(await download(page, 'ดาวน์โหลด PDF'));
    holds('the PDF is downloaded', bytes.subarray(0, 5).toString() === '%PDF-');
    await tab(page, 'ลงนาม');
    await page.getByText('ลำดับการลงนาม').waitFor();
    await look(page, 'sign');
    await done(page, 'correcting');
  },

  async 'what is unsure is settled: another mention, right as it is, dismissed; each can be undone'() {
    const service = await new Service().start();
    // Two places of it say another total each.
    const file = join(newFolder('two'), 'สองค่า.docx');
    spawnSync('python3', [new URL('../two_scores.py', import.meta.url).pathname, sample, file]);
    const page = await openSample(service, file);
    const start = await report(page);
    await tab(page, toLook);
    const unsure = page.locator('.finding.unsure');
    const before = await unsure.count();
    holds('a value was decided among several', before === 1);

    // Right as it is: chosen where it stands.
    const name = await unsure.first().locator('strong').textContent();
    await unsure.first().getByRole('button', { name: 'ถูกต้องแล้ว' }).click();
    await until(async () => (await unsure.count()) === before - 1);
    await tab(page, corrections);
    await page.locator('.finding', { hasText: name.split(':')[0] }).first().waitFor({ timeout: 120000 });
    holds('“right as it is” is in the log with its reason', (await page.locator('.finding', { hasText: 'ตรวจกับต้นฉบับแล้ว' }).count()) === 1);
    const log = (await page.evaluate(async (path) => (await fetch(path)).json(), `/api/v1/documents/${page.url().match(/documents\/([a-z0-9_]+)/)[1]}/corrections`)).operations;
    holds('and chosen where it stands', log.length === 1 && log[0].op === 'choose' && log[0].at !== undefined, JSON.stringify(log));
    await page.getByRole('button', { name: 'ย้อนกลับ' }).first().click();
    await page.locator('s').first().waitFor({ timeout: 120000 });
    await tab(page, toLook);
    await until(async () => (await unsure.count()) === before);
    holds('undone, it asks again', true);

    // Another mention.
    const path = '/overall/score', other = '99.42';
    await tab(page, values);
    await page.locator(`.value[data-path="${path}"]`).click();
    holds('what the document says elsewhere is offered', (await page.locator('label:has(input[name=mention])').allTextContents()).some((text) => text.startsWith(other)));
    await page.locator('input[name=mention]').first().check();
    holds('the mention is shown on its page', (await page.locator('.box.selected').count()) > 0);
    await look(page, 'mention');
    await page.locator('#why-value').fill('ตรวจกับต้นฉบับแล้ว');
    await page.locator('.editor .main').click();
    await page.locator(`.value[data-path="${path}"] .tag.ok`).waitFor({ timeout: 120000 });
    holds('another mention is chosen', (await report(page)).overall.score === 99.42 && start.overall.score === 99.24);
    await follow(page, 'the chosen mention', /99\.42/);

    // Dismissed with a reason.
    await tab(page, toLook);
    const findings = await page.locator('.finding-finding').count();
    const weighty = (tree) => (tree.diagnostics ?? []).filter((one) => one.severity === 'finding').length;
    const untilNow = weighty(await report(page));
    await page.locator('.finding-finding').first().getByRole('button', { name: 'ไม่ใช่ข้อผิดพลาด' }).click();
    await look(page, 'dismiss');
    await page.locator('#why-dismiss').fill('ตรวจแล้ว ตัวเลขถูกต้อง');
    await page.locator('.finding form .main').click();
    await until(async () => (await page.locator('.finding-finding').count()) === findings - 1);
    await until(async () => weighty(await report(page)) === untilNow - 1);  // the page shows it before the report is made
    holds('in the data it counts as none', weighty(await report(page)) === untilNow - 1);
    await follow(page, 'the reason of a dismissal', /ตรวจแล้ว\s*ตัวเลขถูกต้อง/);
    await tab(page, corrections);
    await page.locator('.finding', { hasText: 'ยืนยันว่าไม่ใช่ข้อผิดพลาด' }).getByRole('button', { name: 'ย้อนกลับ' }).click();
    await tab(page, toLook);
    await until(async () => (await page.locator('.finding-finding').count()) === findings);
    holds('an undone dismissal tells the finding again', true);
    await done(page, 'settling');
  },

  async 'two correct one report at once'() {
    const service = await new Service().start();
    const page = await openSample(service);
    const other = await anotherPage(page.context(), service, new URL(page.url()).hash ? `/${new URL(page.url()).hash}` : '/');
    await other.waitForSelector('.sheet canvas', { timeout: 120000 });
    // The other learns nothing of it before it corrects: its events are held back.
    await other.evaluate(() => { window.EventSource = class { addEventListener() {} close() {} }; });
    await other.reload();
    await other.addInitScript(() => { window.EventSource = class { addEventListener() {} close() {} }; });
    await other.reload();
    await other.waitForSelector('.sheet canvas', { timeout: 120000 });
    await setValue(page, '/overall/target', '๘๖', 'มีข้อมูลใหม่กว่า');
    // Of another value: sent again on top, without a word.
    await tab(other, values);
    await other.locator('.value[data-path="/overall/level"]').click();
    await other.locator('#corrected').fill('A');
    await other.locator('#why-value').fill('ระบบอ่านผิด');
    await other.locator('.editor .main').click();
    await until(async () => (await report(page)).overall.level?.text === 'A' || (await report(page)).overall.level === 'A');
    holds('a correction of another value goes on top', (await report(page)).overall.target === 86);
    // Of the same value: both are shown, and one is asked.
    await setValue(page, '/overall/score', '98.00', 'มีข้อมูลใหม่กว่า');
    await tab(other, values);
    const line = other.locator('.value[data-path="/overall/score"]');
    if ((await line.getAttribute('aria-expanded')) !== 'true') await line.click();
    await other.locator('#corrected').fill('97');
    await other.locator('#why-value').fill('ระบบอ่านผิด');
    await other.locator('.editor .main').click();
    await other.locator('.bar', { hasText: 'จะใช้ค่าใด' }).waitFor({ timeout: 120000 });
    holds('who corrects the same value is told, with both values', /98.*97|97.*98/s.test(await other.locator('.bar', { hasText: "จะใช้ค่าใด" }).textContent()));
    await look(other, 'meanwhile');
    holds('nothing is overwritten unasked', (await report(page)).overall.score === 98);
    await other.getByRole('button', { name: 'ใช้ค่าของฉัน' }).click();
    await until(async () => (await report(page)).overall.score === 97);
    holds('one’s own value, when it is wanted', true);
    await setValue(page, '/overall/score', '96', 'มีข้อมูลใหม่กว่า');
    if ((await line.getAttribute('aria-expanded')) !== 'true') await line.click();
    await other.locator('#corrected').fill('95');
    await other.locator('#why-value').fill('ระบบอ่านผิด');
    await other.locator('.editor .main').click();
    await other.getByRole('button', { name: 'ใช้ค่าของเขา' }).click({ timeout: 120000 });
    await other.locator('.bar', { hasText: "จะใช้ค่าใด" }).waitFor({ state: 'hidden' });
    holds('or the other’s', (await report(page)).overall.score === 96);
    await done(page, 'two at once');
  },

  async 'a lost connection loses nothing'() {
    const service = await new Service().start();
    const page = await openSample(service);
    await tab(page, values);
    await page.locator('.value[data-path="/overall/target"]').click();
    await page.locator('#corrected').fill('90');
    await page.goBack();
    await page.goForward();
    await tab(page, values);
    await page.locator('.value[data-path="/overall/target"]').click();
    holds('what was typed is there after going back', (await page.locator('#corrected').inputValue()) === '90');
    await page.context().setOffline(true);
    await page.locator('.editor .main').click();
    await page.locator('.bar', { hasText: 'ยังไม่ได้ส่ง' }).waitFor({ timeout: 120000 });
    await look(page, 'offline');
    // A second one behind it.
    await page.locator('.value[data-path="/overall/score"]').click();
    await page.locator('#corrected').fill('91.5');
    await page.locator('.editor .main').click();
    await page.locator('.bar', { hasText: '2 รายการ' }).waitFor({ timeout: 120000 });
    await page.context().setOffline(false);
    await page.locator('.bar').first().waitFor({ state: 'hidden', timeout: 120000 });
    await page.locator('.value[data-path="/overall/target"] .tag.ok').waitFor({ timeout: 120000 });
    holds('corrections are sent when there is a connection again', true);
    await page.reload();
    await page.getByRole('tab', { name: /^การแก้ไข 2/ }).waitFor({ timeout: 120000 });
    const made = await report(page);
    holds('each counts once', made.overall.target === 90 && made.overall.score === 91.5);

    // The service itself is gone for a while, in the middle of a correction and of an upload.
    await service.stop();
    await tab(page, values);
    await page.locator('.value[data-path="/overall/score"]').click();
    await page.locator('#corrected').fill('92.5');
    await page.locator('.editor .main').click();
    await page.locator('.bar', { hasText: '1 รายการ' }).waitFor({ timeout: 120000 });
    await service.start();
    await page.locator('.bar').first().waitFor({ state: 'hidden', timeout: 120000 });
    holds('a service that was away gets it when it is back', (await report(page)).overall.score === 92.5);
    holds('no error of a script without a connection', page.faults.length === 0, page.faults.join(' | '));
    await page.context().close();
  },
};
