// Long documents and PDFs of other programs: pages are there when they are looked at, and cost no more than they may.
import { join } from 'node:path';
import { Service, browser, done, holds, look, newFolder, newPage, until } from '../harness.mjs';
import { writeFileSync } from 'node:fs';

const file = 'input[type=file]:not([webkitdirectory])';

/** A hundred pages of Thai text, as a web page that any office program would print so. */
function hundredPages() {
  const line = 'องค์การบริหารส่วนตำบลได้ดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงานตามแผนที่กำหนดไว้ทุกประการ ';
  const pages = Array.from({ length: 100 }, (none, i) => `<h1 style="${i ? 'page-break-before:always' : ''}">ส่วนที่ ${i + 1}</h1>${`<p>${line.repeat(4)}</p>`.repeat(5)}`);
  const path = join(newFolder('long'), 'ยาว.html');
  writeFileSync(path, `<!doctype html><meta charset="utf-8"><title>ยาว</title>${pages.join('')}`);
  return path;
}

/** Pages in view without what is asked for: drawn whole, or else sketched at least. */
const blank = (page, drawn = 'canvas:not(.sketch)') => page.evaluate((selector) => {
  const pages = document.querySelector('raingan-pages'), { top, bottom } = pages.getBoundingClientRect();
  return [...pages.querySelectorAll('.sheet')].filter((sheet) => {
    const box = sheet.getBoundingClientRect();
    return box.bottom > top + 1 && box.top < bottom - 1 && !sheet.querySelector(selector);
  }).length;
}, drawn);

/** That what is seen is paper with ink on it, and not white alone. */
const inked = (page) => page.evaluate(() => {
  const pages = document.querySelector('raingan-pages'), { top, bottom } = pages.getBoundingClientRect();
  return [...pages.querySelectorAll('.sheet canvas:not(.sketch)')].filter((canvas) => { const box = canvas.getBoundingClientRect(); return box.bottom > top + 1 && box.top < bottom - 1; })
    .every((canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value, i) => i % 4 === 0 && value < 100));
});

export const ways = {
  async 'a report of a hundred pages scrolls without blank pages'() {
    const service = await new Service().start();
    const page = await newPage(service);
    await page.locator(file).first().setInputFiles(hundredPages());
    await page.locator('.documents a').first().click({ timeout: 120000 });
    await page.waitForSelector('.sheet canvas:not(.sketch)', { timeout: 120000 });
    const count = await page.locator('.sheet').count();
    holds(`it has a hundred pages (${count})`, count >= 100);
    // As fast as a wheel goes, then at rest. No time is asserted: a slow machine is given longer, and that it never comes is the fault.
    const after = [];
    let most = { pages: 0, pixels: 0 }, white = 0;
    const rests = 6;
    for (let rest = 0; rest < rests; ++rest) {
      for (let i = 0; i < 12; ++i) {
        await page.evaluate((by) => document.querySelector('raingan-pages').scrollBy({ top: by, behavior: 'instant' }), 1100 + 150 * i);
        await page.waitForTimeout(16);
      }
      const begin = Date.now();
      await until(async () => (await blank(page)) === 0, 60000);
      after.push(Date.now() - begin);
      if (!(await inked(page))) ++white;
      const drawn = await page.evaluate(() => document.querySelector('raingan-pages').drawn);
      most = { pages: Math.max(most.pages, drawn.pages), pixels: Math.max(most.pixels, drawn.pixels) };
    }
    holds(`no page in view stays blank (all drawn ${after.join(', ')} ms after it rests)`, true);
    // All have their sketches soon; from then on a page that is passed is never white, however fast.
    await until(async () => (await page.evaluate(() => document.querySelector('raingan-pages').sketched)) >= count);
    await page.evaluate(() => { document.querySelector('raingan-pages').scrollTo({ top: 0, behavior: 'instant' }); });
    let passed = 0, unseen = 0, steps = 0;
    for (let isEnd = false; !isEnd && steps < 200; ++steps) {
      isEnd = await page.evaluate(() => {
        const pages = document.querySelector('raingan-pages');
        pages.scrollBy({ top: 1700, behavior: 'instant' });
        return pages.scrollTop + pages.clientHeight >= pages.scrollHeight - 2;
      });
      passed += await blank(page, 'canvas');
      unseen += await blank(page);
      await page.waitForTimeout(16);
    }
    holds(`through all pages in ${steps} leaps none in view is white (of ${unseen} not drawn yet)`, passed === 0 && steps > 20);
    holds('what is drawn has ink', white === 0, `${white} of ${rests}`);
    await page.evaluate(() => { const pages = document.querySelector('raingan-pages'); pages.scrollTo({ top: pages.scrollHeight, behavior: 'instant' }); });
    await until(async () => (await blank(page)) === 0, 60000);
    const end = await page.evaluate(() => document.querySelector('raingan-pages').drawn);
    holds(`at most 24 pages and 48 million pixels are kept (${most.pages}, ${Math.round(most.pixels / 1e6)} million)`, most.pages <= 24 && end.pages <= 24 && most.pixels <= 48e6);
    for (let i = 0; i < 5; ++i) await page.getByRole('button', { name: 'ขยาย' }).click();
    await page.waitForTimeout(300);
    await until(async () => (await blank(page)) === 0, 60000);
    const large = await page.evaluate(() => document.querySelector('raingan-pages').drawn);
    holds(`enlarged, too (${large.pages} pages, ${Math.round(large.pixels / 1e6)} million)`, large.pixels <= 60e6);
    await look(page, 'long');
    await done(page, 'a long report');
  },

  async 'a PDF of another program is looked at'() {
    const printer = await (await browser.newContext()).newPage();
    const heads = ['แบบ', 'ตัวชี้วัด', 'ผลการประเมิน', 'ประเด็นที่ต้องพัฒนา', 'หน่วยงานรับผิดชอบ', 'ระยะเวลาดำเนินงาน', 'หมายเหตุ'];
    const measures = [['IIT', 'การปฏิบัติหน้าที่', '๙๘.๑๐', 'จัดทำคู่มือปฏิบัติงาน', 'สำนักปลัด', 'ต.ค. ๒๕๖๕', '-'], ['IIT', 'การใช้งบประมาณ', '๙๗.๒๐', 'เผยแพร่แผนการใช้จ่าย', 'กองคลัง', 'ต.ค. ๒๕๖๕', '-'], ['EIT', 'คุณภาพการดำเนินงาน', '๙๖.๓๐', 'สำรวจความพึงพอใจ', 'ทุกกอง', 'ต.ค. ๒๕๖๕', '-']];
    const row = (cells, tag) => `<tr>${cells.map((cell) => `<${tag} style="border:1px solid;padding:4px">${cell}</${tag}>`).join('')}</tr>`;
    await printer.setContent(`<meta charset="utf-8"><h3>รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรมและความโปร่งใส เทศบาลตำบลลำน้ำพอง</h3><p>ประจำปีงบประมาณ พ.ศ. ๒๕๖๖</p>
      <p>คะแนนภาพรวมของหน่วยงาน ๙๗.๒๐ คะแนน ระดับผลการประเมิน AA</p><table style="border-collapse:collapse">${row(heads, 'th')}${measures.map((cells) => row(cells, 'td')).join('')}</table><p style="page-break-before:always">หน้าที่สอง</p>`);
    const path = join(newFolder('pdf'), 'ของโปรแกรมอื่น.pdf');
    await printer.pdf({ path, format: 'A4' });
    await printer.context().close();
    const service = await new Service().start();
    const page = await newPage(service);
    await page.locator(file).first().setInputFiles(path);
    await page.locator('.documents a').first().click({ timeout: 120000 });
    await page.waitForSelector('.sheet canvas:not(.sketch)', { timeout: 120000 });
    holds('its own pages are shown', (await page.locator('.sheet').count()) === 2);
    // Both ways: a click on a value shows its words, a click on the words the value.
    const score = page.locator('.box[data-path="/measures/2/score"]');
    await score.waitFor({ state: 'attached', timeout: 120000 });
    const [box, sheet] = [await score.boundingBox(), await page.locator('.sheet').first().boundingBox()];
    holds('a score has a box of its own size on the page', box.width > 5 && box.width < sheet.width / 5 && box.x > sheet.x && box.y > sheet.y);
    await score.click();
    holds('which leads to the value', (await page.locator('.value.selected').innerText()).includes('96.3'));
    await look(page, 'pdf-of-others');
    await done(page, 'a PDF of others');
  },
};
