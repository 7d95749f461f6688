// Files that are dropped: folders within folders, many at once, kinds that are none, and drops where nothing is wanted.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Service, done, holds, look, newFolder, newPage, program, sample, until, wait } from '../harness.mjs';

/** As a browser's drop of `tree` on what `selector` finds: {name: bytes in base64 | tree}. A page cannot make entries of folders, so
    the transfer's own are put before them, as DataTransferItem gives them. */
async function drop(page, selector, tree) {
  await page.evaluate(([selector, tree]) => {
    const fileOf = (name, content) => new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], name);
    const entry = (name, content, above) => (typeof content === 'string'
      ? { isFile: true, isDirectory: false, name, fullPath: `${above}/${name}`, file: (then) => then(fileOf(name, content)) }
      : { isFile: false, isDirectory: true, name, fullPath: `${above}/${name}`, createReader() {
        // Two at a time, as a real reader gives a hundred.
        const rest = Object.entries(content).map(([below, one]) => entry(below, one, `${above}/${name}`));
        return { readEntries: (then) => setTimeout(() => then(rest.splice(0, 2)), 1) };
      } });
    const transfer = new DataTransfer();
    transfer.items.add(new File(['x'], 'x'));
    const entries = Object.entries(tree).map(([name, content]) => ({ webkitGetAsEntry: () => entry(name, content, '') }));
    const target = document.querySelector(selector);
    const send = (kind) => {
      const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer });
      if (kind === 'drop') Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], items: entries, files: [] } });
      target.dispatchEvent(event);
      return event.defaultPrevented;
    };
    window.prevented = [send('dragover'), send('drop')];
  }, [selector, tree]);
  return page.evaluate(() => window.prevented.every(Boolean));
}

const base64 = (bytes) => Buffer.from(bytes).toString('base64');
// A picture of one point: no document, and none of our readers takes it.
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const ways = {
  async 'a folder is dropped, with folders in it'() {
    const service = await new Service().start();
    const page = await newPage(service);
    await page.waitForSelector('.hello');
    const bytes = base64(readFileSync(sample));
    const text = (i) => base64(`ทดสอบ ${i}`);
    const prevented = await drop(page, '.drop', { รายงาน: { 'a.docx': bytes, 'Thumbs.db': text(0), ย่อย: { 'b.txt': text(1), 'c.txt': text(2), ลึก: { 'd.txt': text(3), '~$d.docx': text(4) } } } });
    holds('the browser does not go to what is dropped', prevented);
    await until(async () => (await page.locator('.documents a').count()) === 4, 60000);
    holds('files of all folders are there', (await page.locator('.documents a').allTextContents()).sort().join() === 'a.docx,b.txt,c.txt,d.txt');
    holds('what programs leave beside is said to be left aside', /Thumbs\.db.*~\$d\.docx|~\$d\.docx.*Thumbs\.db/.test(await page.locator('.drop').textContent()));
    await look(page, 'drop-folder');
    await drop(page, '.drop', { ว่าง: {} });
    await page.getByText('ไม่พบไฟล์ในโฟลเดอร์นี้').waitFor();
    holds('an empty folder is told', true);
    await done(page, 'a folder');
  },

  async 'many files at once, with progress; kinds that are none are told in a sentence'() {
    const service = await new Service().start();
    const page = await newPage(service);
    await page.waitForSelector('.hello');
    const files = Object.fromEntries(Array.from({ length: 23 }, (none, i) => [`รายงาน ${String(i + 1).padStart(2, '0')}.txt`, base64(`หน่วยงานที่ ${i + 1}`)]));
    let most = 0;
    // Uploads are held for a moment, so that their progress is seen.
    let under = 0;
    await page.route(/\/api\/v1\/documents\?/, async (route) => {
      if (route.request().method() !== 'PUT') return route.continue();
      most = Math.max(most, ++under);
      await wait(150);
      --under;
      return route.continue();
    });
    await drop(page, '.drop', { ...files, 'รูป.png': picture, 'โปรแกรม.exe': base64('MZ\u0090\u0000 no document') });
    await page.getByText(/ส่งถึงระบบแล้ว \d+ จาก 25 ไฟล์/).waitFor({ timeout: 120000 });
    holds('progress of all is told', (await page.locator('progress[max="25"]').count()) === 1);
    await look(page, 'drop-many');
    await until(async () => (await page.locator('tr[data-id]').count()) === 25 && (await page.locator('.tag.none', { hasText: /รอคิว|กำลังอ่าน/ }).count()) === 0, 90000);
    holds(`25 files are there, ${most} at a time at most`, most <= 3);
    for (const name of ['รูป.png', 'โปรแกรม.exe']) {
      const told = await page.locator('tr', { hasText: name }).locator('.wrong').textContent();
      holds(`${name}: what to do is said in a sentence without a word of the command line`, told.length > 15 && !/--|raingan /.test(told), told);
    }
    await look(page, 'drop-refused');
    await done(page, 'many files');
  },

  async 'a drop on another screen asks, and loses nothing'() {
    const service = await new Service().start();
    const page = await newPage(service);
    await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(sample);
    await page.locator('.documents a').first().waitFor({ timeout: 120000 });
    const screens = ['#/province', '#/people', '#/audit', '#/account', `${await page.locator('.documents a').first().getAttribute('href')}`];
    for (const at of screens) {
      await page.goto(`${service.address}/${at}`);
      await page.locator('main h1').first().waitFor();
      await page.waitForTimeout(200);
      holds(`${at.replace(/d_.*/, 'ID')}: the browser stays`, await drop(page, 'main', { 'เพิ่ม.txt': base64('เพิ่ม') }) && page.url().endsWith(at));
      await page.getByText('ท่านวาง 1 ไฟล์ไว้บนหน้านี้').waitFor();
      if (at === '#/province') await look(page, 'drop-elsewhere');
      if (at !== screens.at(-1)) await page.getByRole('button', { name: 'ไม่ส่ง' }).click();
    }
    await page.getByRole('button', { name: 'ส่งไฟล์เหล่านี้' }).click();
    await page.locator('.documents a', { hasText: 'เพิ่ม.txt' }).waitFor({ timeout: 120000 });
    holds('what was dropped is given where one says so', true);
    await done(page, 'a drop elsewhere');
  },

  async 'four formats and a PDF of others are given'() {
    const folder = newFolder('formats');
    spawnSync(program, ['convert', sample, '-o', folder, '--quiet'], { timeout: 120000 });
    const files = readdirSync(folder).filter((name) => /\.(xlsx|pdf|json)$/.test(name)).map((name) => join(folder, name));
    const others = (process.env.RAINGAN_PAGE_FILES ?? '').split(':').filter(Boolean);
    const service = await new Service().start();
    const page = await newPage(service);
    await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles([sample, ...files, ...others]);
    for (const file of [sample, ...files, ...others]) {
      await page.locator('.documents a', { hasText: basename(file) }).first().waitFor({ timeout: 120000 });
      holds(`${basename(file)} stands in the list`, true);
    }
    await look(page, 'formats');
    await done(page, 'formats');
  },
};
