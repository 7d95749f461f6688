// The province at a glance: 225 agencies in three years; every table sorts, filters, turns over, goes to Excel, and stands in the address.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Service, done, hasTool, holds, look, newPage, sample, until } from '../harness.mjs';

async function provinceService() {
  const service = await new Service().start();
  const ran = spawnSync('python3', [new URL('../province.py', import.meta.url).pathname, service.folder], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return service;
}

const cells = (page, column) => page.locator(`tbody tr > :nth-child(${column})`).allTextContents();
const sorted = (list, way) => list.every((value, i) => i === 0 || (way === 'asc' ? list[i - 1] <= value : list[i - 1] >= value));
const rows = (page) => page.locator('tbody tr').count();

/** The workbook's first sheet as text, as another's tool unpacks it. */
async function workbook(page, name = 'ตารางนี้เป็น Excel') {
  const [given] = await Promise.all([page.waitForEvent('download', { timeout: 120000 }), page.getByRole('link', { name }).click()]);
  const path = await given.path();
  holds(`${given.suggestedFilename()} is a workbook`, readFileSync(path).subarray(0, 2).toString() === 'PK');
  return hasTool('unzip', '-v') && spawnSync('unzip', ['-p', path, 'xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml'], { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout;
}

async function agencies(service, page) {
  await page.locator('td a').first().waitFor({ timeout: 120000 });
  await look(page, 'province-agencies');
  holds('who has reported and who has not is counted', (await page.locator('.figures').textContent()).includes('200 จาก 225'));
  holds('a hundred of 225 are shown', (await rows(page)) === 100 && (await page.getByText('225 รายการ').count()) === 1);
  await page.getByRole('button', { name: 'ถัดไป' }).click();
  await until(async () => page.url().includes('page=2') && (await cells(page, 1))[0] === '101');
  await page.getByRole('button', { name: 'ถัดไป' }).click();
  await until(async () => (await rows(page)) === 25);
  holds('the rest are turned to', (await page.getByRole('button', { name: 'ถัดไป' }).isDisabled()));
  await page.goBack();
  await until(async () => (await cells(page, 1))[0] === '101');
  holds('going back turns back', true);
  await page.locator('th button[data-key=score]').click();
  await until(async () => page.url().includes('sort=score') && sorted((await cells(page, 4)).filter(Boolean).map(Number), 'desc'));
  await page.locator('th button[data-key=score]').click();
  await until(async () => sorted((await cells(page, 4)).filter(Boolean).map(Number), 'asc'));
  holds('it sorts both ways, from the first page', !page.url().includes('page='));
  await page.locator('#filter-amphoe').selectOption('ชุมแพ');
  await until(async () => (await rows(page)) === 25);
  await page.locator('#filter-kind').selectOption('เทศบาลตำบล');
  await page.locator('#filter-reported').selectOption('true');
  await until(async () => (await rows(page)) > 3 && (await cells(page, 3)).every((amphoe) => amphoe === 'ชุมแพ') && (await cells(page, 2)).every((name) => name.startsWith('เทศบาลตำบล')));
  const shown = await cells(page, 2);
  const book = await workbook(page);
  if (book) holds('the workbook has the rows that are shown', shown.every((name) => book.includes(name)) && !book.includes('องค์การบริหารส่วนตำบลตัวอย่าง'));
  const sent = await newPage(service, { at: new URL(page.url()).hash ? `/${new URL(page.url()).hash}` : '/' });
  await sent.locator('tbody tr').first().waitFor();
  await until(async () => (await cells(sent, 2)).join() === shown.join());
  holds('a view that is sent to another shows the same', (await sent.locator('#filter-amphoe').inputValue()) === 'ชุมแพ');
  await sent.context().close();
  await page.locator('tbody th a').first().click();
  await page.locator('.chart').waitFor();
  holds('an agency’s years are shown', (await rows(page)) >= 2);
  await look(page, 'agency');
  await page.goBack();
  await until(async () => (await cells(page, 2)).join() === shown.join());
  holds('going back leads to the view as it was', (await page.locator('#filter-kind').inputValue()) === 'เทศบาลตำบล');
  await page.goto(`${service.address}/#/province/2566/agencies`);
  await page.locator('#filter-reported').selectOption('false');
  await until(async () => (await rows(page)) === 25 && (await page.locator('tbody .tag.bad').count()) === 25);
  holds('who has not reported', (await page.locator('tbody td a').count()) === 0);
  await page.locator('#year').selectOption('2565');
  await until(async () => page.url().includes('/2565/') && (await page.locator('#filter-reported').inputValue()) === 'false');
  holds('another year is looked at in the same way', true);
}

export const ways = {
  async 'the province of 225 agencies, each table of it'() {
    const service = await provinceService();
    const page = await newPage(service, { at: '/#/province' });
    await agencies(service, page);
    await page.goto(`${service.address}/#/province/2566/amphoes`);
    await until(async () => (await rows(page)) === 9);
    await look(page, 'province-amphoes');
    await page.locator('th button[data-key=mean]').click();
    await until(async () => sorted((await cells(page, 5)).map(Number), 'desc'));
    await page.locator('#filter-q').fill('น้ำ');
    await until(async () => (await rows(page)) === 1);
    holds('amphoes sort and filter', page.url().includes('sort=mean'));
    await page.locator('#filter-q').fill('');
    await until(async () => (await rows(page)) === 9);
    const amphoes = await workbook(page);
    if (amphoes) holds('all amphoes are in the workbook', amphoes.includes('ชุมแพ') && amphoes.includes('หนองเรือ'));
    await page.locator('tbody td a').first().click();
    await until(async () => (await page.locator('tbody .tag.bad').count()) > 0);
    holds('an amphoe’s missing ones are a click away', page.url().includes('reported=false'));
    await page.goto(`${service.address}/#/province/2566/kinds`);
    await until(async () => (await rows(page)) === 2);
    await look(page, 'province-kinds');
    holds('who has reported by kind', (await cells(page, 1)).join().includes('องค์การบริหารส่วนตำบล'));
    await page.goto(`${service.address}/#/province/2566/heatmap`);
    await until(async () => (await rows(page)) === 100);
    await look(page, 'province-heatmap');
    await page.getByRole('button', { name: 'ถัดไป' }).click();
    await until(async () => page.url().includes('page=2') && (await rows(page)) === 100);
    holds('the heat map turns over', true);
    await page.locator('th button[data-key="4"]').click();
    await until(async () => page.url().includes('sort=4') && sorted((await cells(page, 5)).map(Number), 'desc'));
    await page.locator('#filter-amphoe').selectOption('พล');
    await until(async () => (await rows(page)) <= 25 && (await rows(page)) > 15);
    holds('it sorts by an indicator, and filters', sorted((await cells(page, 5)).map(Number), 'desc'));
    await page.goto(`${service.address}/#/province/2566/heatmap`);
    await until(async () => (await rows(page)) === 100);
    const heat = await workbook(page);
    if (heat) holds('all of the heat map is in the workbook', (heat.match(/<row /g) ?? []).length > 200);
    await page.goto(`${service.address}/#/province/2566/trend`);
    await until(async () => (await rows(page)) === 3);
    await look(page, 'province-trend');
    const years = await workbook(page);
    if (years) holds('the years are in the workbook', /256[456]/.test(years));
    await page.locator('th button[data-key=mean]').click();
    await until(async () => sorted((await cells(page, 3)).map(Number), 'desc'));
    holds('years sort', true);
    await done(page, 'the province');
  },

  async 'documents, accounts and the audit log as tables'() {
    const service = await provinceService();
    const page = await newPage(service);
    await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(sample);
    await until(async () => (await rows(page)) >= 50);
    holds('fifty of some six hundred documents are shown', (await page.getByRole('button', { name: 'ถัดไป' }).isEnabled()));
    const first = (await cells(page, 1))[1];
    await page.getByRole('button', { name: 'ถัดไป' }).click();
    await until(async () => !(await cells(page, 1)).includes(first));
    holds('documents turn over', page.url().includes('page=2'));
    await page.locator('#filter-q').fill('ตัวอย่าง 12 2566');
    await until(async () => (await rows(page)) === 1);
    holds('documents are searched, and the address says so', decodeURIComponent(page.url()).includes('ตัวอย่าง'));
    await page.locator('#filter-q').fill('');
    await page.locator('#filter-year').selectOption('2564');
    await until(async () => (await rows(page)) > 3 && (await cells(page, 3)).every((year) => year === '2564'));
    await page.locator('th button[data-key=score]').click();
    await until(async () => sorted((await cells(page, 4)).map(Number), 'desc'));
    holds('documents sort by score', true);
    await look(page, 'documents-many');
    const book = await workbook(page);
    if (book) holds('the workbook has all of the year and no other', (book.match(/<row /g) ?? []).length > 190 && !book.includes('2566.docx'));
    await page.goto(`${service.address}/#/audit`);
    await page.locator('tbody tr').first().waitFor();
    holds('the newest stands first', sorted((await cells(page, 1)).map(Number), 'desc'));
    await page.locator('#filter-q').fill('document.upload');
    await until(async () => page.url().includes('q=') && (await rows(page)) === 1);
    holds('the audit log is searched', true);
    const log = await workbook(page);
    if (log) holds('the audit log as a workbook', log.includes('document.upload'));
    await done(page, 'tables');
  },

  async 'the province on a phone, in English'() {
    const service = await provinceService();
    const page = await newPage(service, { at: '/#/province', width: 360, height: 740, language: 'en', touch: true });
    await page.locator('tbody tr').first().waitFor();
    for (const view of ['agencies', 'amphoes', 'heatmap', 'trend']) {
      await page.goto(`${service.address}/#/province/2566/${view}`);
      await page.locator('tbody tr').first().waitFor();
      await look(page, `province-${view}-360-en`);
    }
    await done(page, 'the province on a phone');
  },
};
