// What a screen reader is given: Chromium's own tree of names, roles and states, and what is said by itself. The trees are left beside the
// pictures, to be read.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Service, done, holds, newFolder, newPage, sample, shots, until } from '../harness.mjs';
import { chromium } from 'playwright-core';

async function tree(page, name) {
  const told = await page.locator('body').ariaSnapshot();
  writeFileSync(join(shots, `${name}.tree.txt`), told);
  return told;
}

/** All that the polite region says from now on. */
async function listen(page) {
  await page.evaluate(() => {
    window.heard = [];
    const note = (node) => { const text = node?.textContent?.trim(); if (text) window.heard.push(text); };
    new MutationObserver((changes) => {
      for (const change of changes) {
        const region = (change.target.nodeType === 1 ? change.target : change.target.parentElement)?.closest('[aria-live], [role=status], [role=alert]');
        if (region) note(region);
        for (const added of change.addedNodes) if (added.nodeType === 1) for (const one of [added, ...added.querySelectorAll('[role=alert]')]) if (one.matches('[role=alert]')) note(one);
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  return (words) => until(async () => (await page.evaluate(() => window.heard)).some((text) => words.test(text)), 30000);
}

export const ways = {
  async 'a screen reader is told names, roles, states, and what happens'() {
    const service = await new Service().start();
    const page = await newPage(service, { language: 'en' });
    await page.waitForSelector('.hello');
    const first = await tree(page, 'first-visit');
    holds('the first visit: navigation, a heading, three steps, what can be done', ['- banner', 'navigation "Screens"', 'heading "Give a report', 'listitem', 'button "Choose files"', 'button "Try the sample"'].every((part) => first.includes(part)), first);
    const heard = await listen(page);
    await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles([sample, sample]);
    await heard(/Sending 2 files/);
    await heard(/2 of 2 files have arrived/);
    holds('the progress of files is said', true);
    await page.locator('.documents a').nth(1).waitFor({ timeout: 120000 });
    const list = await tree(page, 'documents');
    holds('documents: a table with its name, heads of columns, links that say what they open', ['table "Documents"', 'columnheader "State"', /link "Open lamnamphong/, /button "Remove lamnamphong/].every((part) => (typeof part === 'string' ? list.includes(part) : part.test(list))), list);
    await page.locator('.documents a').first().click();
    await page.locator('.finding').first().waitFor({ timeout: 120000 });
    await page.waitForSelector('.sheet canvas', { timeout: 120000 });
    const look = await tree(page, 'document');
    holds('a document: a list of tabs of which one is chosen, its panel, the pages with their numbers', ['tablist "Parts of the document"', /tab "To look at \d+" \[selected\]/, 'tabpanel', 'region "Pages"', /group "Page 1 of \d+"/, 'article'].every((part) => (typeof part === 'string' ? look.includes(part) : part.test(look))), look);
    holds('boxes on the picture are not told twice', !/button "Total score"/.test(look.slice(look.indexOf('region "Pages"'), look.indexOf('tablist'))));
    await page.getByRole('tab', { name: /^Values/ }).click();
    await page.locator('.value[data-path="/overall/score"]').click();
    const edit = await tree(page, 'correct');
    holds('a value says that it is open, its editor what is corrected', /button "Total score.*" \[expanded\]/.test(edit) && edit.includes('form "Correct: Total score"') && /textbox "The right value"/.test(edit) && /combobox "Why"/.test(edit), edit);
    const wrong = await listen(page);
    await page.locator('#corrected').fill('many');
    await page.keyboard.press('Enter');
    await wrong(/Must be a number/);
    holds('what is wrong is said, and the field has the focus', (await page.locator('#corrected').getAttribute('aria-describedby')) === 'wrong' && await page.evaluate(() => document.activeElement.id === 'corrected'));
    await page.locator('#corrected').fill('98');
    await page.keyboard.press('Enter');
    await wrong(/Saved/);
    holds('that it is saved is said', true);
    await page.goto(`${service.address}/#/nowhere`);
    await page.getByText('There is no such page').waitFor();
    await page.goto(`${service.address}/#/documents/d_none`);
    const failing = await page.locator('[role=alert]').textContent();
    holds('an error is an alert with what to do', failing.length > 10, failing);
    holds('the window is named after the screen', (await page.title()).includes('Raingan'));
    await done(page, 'a screen reader');
  },

  async 'Thai on a computer without a Thai face'() {
    const service = await new Service().start();
    const asked = (page) => { const fonts = []; page.on('request', (request) => { if (/\.ttf$/.test(request.url())) fonts.push(request.url()); }); return fonts; };
    const own = await newPage(service, { at: '/web/icon.svg' });
    const ownFonts = asked(own);
    await own.goto(`${service.address}/`);
    await own.waitForSelector('.hello');
    await own.waitForTimeout(500);
    const has = spawnSync('fc-list', [':lang=th', 'family'], { encoding: 'utf8' }).stdout?.trim();
    if (has) holds('a computer with a Thai face fetches none', ownFonts.length === 0, ownFonts.join(' '));
    await done(own, 'with a Thai face');
    // A machine that has DejaVu, or nothing, but no Thai.
    const folder = newFolder('fonts');
    spawnSync('sh', ['-c', `mkdir -p ${folder}/faces && cp /usr/share/fonts/truetype/dejavu/*.ttf ${folder}/faces/ 2>/dev/null`]);
    writeFileSync(join(folder, 'fonts.conf'), `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/faces</dir><cachedir>${folder}/cache</cachedir></fontconfig>`);
    const bare = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'], env: { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') } });
    try {
      const page = await newPage(service, { at: '/web/icon.svg', from: bare });
      const fonts = asked(page);
      await page.goto(`${service.address}/`);
      await page.waitForSelector('.hello');
      await until(async () => fonts.length >= 1 && await page.evaluate(() => [...document.fonts].some((face) => face.status === 'loaded')), 60000);
      holds(`a computer without one fetches the program’s own (${fonts.map((one) => one.split('/').at(-1)).join(', ')})`, fonts.every((one) => one.startsWith(service.address)));
      await page.screenshot({ path: join(shots, 'no-thai-face.png') });
      await done(page, 'without a Thai face');
    } finally {
      await bare.close();
    }
  },
};
