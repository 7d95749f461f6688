// Two signers through the page, with real accounts: who sees what, whose turn it is, what a wrong file is told; an authenticator.
import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Service, done, hasTool, holds, look, newFolder, newPage, program, sample, signIn, until } from '../harness.mjs';

// Without the account's name in it, which is refused.
const word = (name) => `รหัสผ่าน ${[...name].map((letter) => letter.charCodeAt(0) % 10).join('')} ที่ยาวพอ`;
const agency = 'เทศบาลตำบลลำน้ำพอง';
const signers = [['ผู้รายงาน', 'นางสมศรี ใจดี', 'wichai'], ['ผู้อนุมัติ', 'นายอนันต์ สุขใจ', 'anan']];

/** The sample with a block of two who sign, as an officer's Word file may have it. */
function reportToSign() {
  // It ends with 1 where there are findings.
  const report = JSON.parse(spawnSync(program, ['check', sample, '--format', 'json', '--quiet'], { encoding: 'utf8' }).stdout);
  report.sign_off = signers.map(([role, name]) => ({ role, name, position: 'นักวิชาการ' }));
  delete report.origin?.sign_off;
  const file = join(newFolder('report'), 'รายงาน ลงนาม.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
}

function makeKey(folder, name, person) {
  const shell = (command) => spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
  shell(`openssl req -x509 -newkey rsa:2048 -nodes -keyout ${name}.key -out ${name}.pem -utf8 -subj '/CN=${person}' -days 300 -addext keyUsage=critical,digitalSignature,nonRepudiation`);
  shell(`openssl pkcs12 -export -inkey ${name}.key -in ${name}.pem -passout pass:secret -out ${name}.p12`);
  return join(folder, `${name}.p12`);
}

function signed(pdf, key, role, more = []) {
  const out = pdf.replace(/\.pdf$/, `-${role.length}${Math.random().toString(36).slice(2, 6)}.pdf`);
  const ran = spawnSync(program, ['sign', pdf, '--key', key, '--role', role, '-o', out, ...more], { encoding: 'utf8', env: { ...process.env, RAINGAN_PASSWORD: 'secret' } });
  if (!existsSync(out)) throw new Error(`not signed: ${ran.stderr}`);
  return out;
}

/** RFC 6238, as a telephone does it. */
function codeOf(secret, time = Date.now()) {
  const bits = [...secret.replaceAll(' ', '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(time / 30000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1e6).padStart(6, '0');
}

/** Chosen, and what came of it said. */
async function give(page, file) {
  await page.locator('input[type=file][accept*=pdf]').setInputFiles(file);
  await page.locator('.good strong, .problem strong').waitFor({ timeout: 120000 });
  return page.locator('[role=status] .good, [role=status] .problem').last().textContent();
}

async function fetchPdf(page, folder, name) {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 120000 }), page.getByRole('link', { name: 'ดาวน์โหลด PDF' }).click()]);
  const path = join(folder, name);
  await download.saveAs(path);
  return path;
}

export const ways = {
  async 'accounts are made through the page, and see theirs alone'() {
    const service = await new Service().start();
    const admin = await newPage(service, { at: '/#/people' });
    await admin.getByText('ยังไม่มีบัญชีผู้ใช้ ระบบจึงเปิด').waitFor();
    await look(admin, 'people-open-house');
    await admin.getByRole('button', { name: 'เพิ่มผู้ใช้' }).click();
    await admin.locator('#user-name').fill('admin');
    await admin.locator('#user-password').fill(word('admin'));
    await admin.locator('form .main').click();
    await admin.locator('#account').waitFor({ timeout: 120000 });
    holds('the first account closes the open house', true);
    await signIn(admin, 'admin', word('admin'));
    const add = async (name, role, shown, of) => {
      await admin.goto(`${service.address}/#/people`);
      await admin.getByRole('button', { name: 'เพิ่มผู้ใช้' }).click();
      await admin.locator('#user-name').fill(name);
      await admin.locator('#user-shown').fill(shown);
      await admin.locator('#user-role').selectOption(role);
      if (of) await admin.locator(role === 'province' ? '#user-province' : '#user-agency').fill(of);
      await admin.locator('#user-password').fill(word(name));
      if (name === 'somsri') await look(admin, 'people-add');
      await admin.locator('form .main').click();
      await admin.locator('tbody th', { hasText: name }).waitFor({ timeout: 120000 });
    };
    await add('somsri', 'officer', 'สมศรี เจ้าหน้าที่', agency);
    for (const [, person, name] of signers) await add(name, 'signer', person, agency);
    await add('other', 'officer', 'คนอื่น', 'เทศบาลเมืองอื่น');
    await add('changwat', 'province', 'จังหวัดขอนแก่น');
    await look(admin, 'people');
    holds('six accounts are listed', (await admin.locator('tbody tr').count()) === 6);
    await admin.locator('#filter-role').selectOption('signer');
    await until(async () => (await admin.locator('tbody tr').count()) === 2);
    holds('the list of accounts is filtered, and the address says so', admin.url().includes('role=signer'));
    await admin.goto(`${service.address}/#/audit`);
    await admin.locator('tbody tr').nth(5).waitFor();
    await look(admin, 'audit');
    holds('what the administrator did is in the audit log', (await admin.locator('tbody td', { hasText: 'account.add' }).count()) >= 6);
    await done(admin, 'administrator');

    const officer = await newPage(service);
    await signIn(officer, 'somsri', word('somsri'));
    holds('an officer has documents alone in the navigation', (await officer.locator('header nav a').count()) === 1);
    await officer.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(sample);
    await officer.locator('.documents a').first().waitFor({ timeout: 120000 });
    const other = await newPage(service);
    await signIn(other, 'other', word('other'));
    await other.locator('.hello').waitFor();
    holds('another agency’s officer sees nothing of it', (await other.locator('.documents a').count()) === 0);
    await other.goto(`${service.address}/${(await officer.locator('.documents a').first().getAttribute('href'))}`);
    await other.locator('.problem').waitFor();
    holds('nor by its address', true);
    await other.goto(`${service.address}/#/people`);
    await other.locator('.problem').waitFor();
    await look(other, 'not-theirs');
    await done(other, 'another officer');
    await done(officer, 'officer');
  },

  async 'two sign, one after the other'() {
    if (!hasTool('openssl', 'version')) return;
    const service = new Service();
    service.addUser('admin', word('admin'), '--role', 'admin');
    service.addUser('somsri', word('somsri'), '--role', 'officer', '--agency', agency);
    await service.start();
    const api = await service.client('admin', word('admin'));
    const { agencies: [{ id }] } = await (await api('GET', `/agencies?q=${encodeURIComponent(agency)}`)).json();
    for (const [, person, name] of signers) await api('POST', '/users', { name, shown: person, role: 'signer', agency: id, password: word(name) });
    const keys = newFolder('keys');
    const own = Object.fromEntries(signers.map(([, person, name]) => [name, makeKey(keys, name, person)]));

    const officer = await newPage(service);
    await signIn(officer, 'somsri', word('somsri'));
    await officer.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(reportToSign());
    await officer.locator('.documents a').first().click({ timeout: 120000 });
    await officer.getByRole('tab', { name: 'ลงนาม' }).click();
    await officer.locator('.roles li').nth(1).waitFor();
    await look(officer, 'sign-draft');
    const first = await newPage(service);
    await signIn(first, 'wichai', word('wichai'));
    await first.getByText('ไม่มีเอกสารที่รอท่านลงนาม').waitFor();
    holds('what was not sent waits for nobody', true);
    holds('a signer is offered no upload', (await first.locator('.drop').count()) === 0);
    await officer.getByRole('button', { name: 'ส่งให้ลงนาม' }).click();
    await officer.locator('.good', { hasText: 'นางสมศรี ใจดี' }).waitFor();
    await officer.getByText('ของ นางสมศรี ใจดี').waitFor();
    holds('the officer is told with whom it is now', true);
    await first.getByText('รอท่านลงนาม 1 ฉบับ').waitFor({ timeout: 120000 });
    holds('the first signer is told', true);
    await look(first, 'waits');
    const second = await newPage(service);
    await signIn(second, 'anan', word('anan'));
    await second.getByText('ไม่มีเอกสารที่รอท่านลงนาม').waitFor();
    await second.getByText('รอผู้อื่นลงนาม 1 ฉบับ').waitFor();
    holds('the second is told that it is another’s turn', true);

    await first.locator('.waits a').click();
    const given = await fetchPdf(first, keys, 'given.pdf');
    holds('a file in the wrong role says what to do', /ลำดับถัดไปคือ “ผู้รายงาน”.*สิ่งที่ต้องทำ/.test(await give(first, signed(signed(given, own.wichai, 'ผู้รายงาน'), own.anan, 'ผู้อนุมัติ'))));
    await look(first, 'sign-refused');
    const changed = join(keys, 'changed.pdf');
    const bytes = readFileSync(given);
    bytes[200] ^= 1;
    writeFileSync(changed, bytes);
    holds('a changed file says what to do', /ดาวน์โหลดใหม่/.test(await give(first, changed)));
    holds('so does one that is not signed', /ไม่มีลายมือชื่อใหม่|ลงนาม/.test(await give(first, given)));
    holds('nothing of it counts', (await first.locator('.roles .tag.ok').count()) === 0);
    holds('the first signature holds', /ลายมือชื่อถูกต้อง.*นายอนันต์/.test(await give(first, signed(given, own.wichai, 'ผู้รายงาน'))));
    await look(first, 'sign-first');
    await first.goto(`${service.address}/#/`);
    await first.getByText('ไม่มีเอกสารที่รอท่านลงนาม').waitFor({ timeout: 120000 });
    holds('it does not wait for the first any more', true);

    await second.getByText('รอท่านลงนาม 1 ฉบับ').waitFor({ timeout: 120000 });
    holds('the next is told', true);
    await second.locator('.waits a').click();
    const passedOn = await fetchPdf(second, keys, 'passed-on.pdf');
    holds('the second signature completes it', /ลายมือชื่อถูกต้อง.*ลงนามครบแล้ว/.test(await give(second, signed(passedOn, own.anan, 'ผู้อนุมัติ'))));
    await look(second, 'sign-complete');
    const [download] = await Promise.all([second.waitForEvent('download'), second.getByRole('link', { name: 'ดาวน์โหลด PDF ที่ลงนามครบแล้ว' }).click()]);
    const verified = spawnSync(program, ['verify', await download.path(), '--trust', keys, '--offline'], { encoding: 'utf8' });
    holds('both signatures are in the file', (verified.stdout.match(/ผู้รายงาน|ผู้อนุมัติ/g) ?? []).length >= 2, verified.stdout);
    await officer.reload();
    await officer.getByRole('tab', { name: /^ค่าที่อ่านได้/ }).click();
    await officer.locator('.value').first().click();
    await officer.getByText('ลงนามแล้ว จึงแก้ไขไม่ได้').first().waitFor();
    holds('what is signed is not corrected any more', (await officer.locator('#corrected').count()) === 0);
    for (const [page, who] of [[officer, 'officer'], [first, 'first signer'], [second, 'second signer']]) await done(page, who);
  },

  async 'a key that the machine holds signs with its PIN'() {
    if (!hasTool('openssl', 'version')) return;
    const service = new Service();
    service.addUser('admin', word('admin'), '--role', 'admin');
    service.addUser('wichai', word('wichai'), '--role', 'signer', '--agency', agency);
    const key = makeKey(newFolder('keys'), 'office', signers[0][1]);
    chmodSync(key, 0o600);
    const list = join(service.folder, 'keys.toml');
    writeFileSync(list, `[[key]]\nname = "office"\nlabel = "กุญแจผู้รายงาน"\nsigner = "${signers[0][1]}"\naccounts = ["wichai"]\nfile = "${key}"\n`, { mode: 0o600 });
    await service.start();
    const api = await service.client('admin', word('admin'));
    await api('PATCH', '/users/wichai', { shown: signers[0][1] });
    await api('PUT', `/documents?name=${encodeURIComponent('รายงาน.json')}`, readFileSync(reportToSign(), 'utf8'));
    const page = await newPage(service);
    await signIn(page, 'wichai', word('wichai'));
    await page.locator('.waits a').click({ timeout: 120000 });
    await page.getByRole('button', { name: 'ลงนามด้วยกุญแจ กุญแจผู้รายงาน' }).click();
    holds('the PIN is asked for', await page.evaluate(() => document.activeElement.id === 'pin'));
    await look(page, 'sign-pin');
    await page.keyboard.press('Escape');
    holds('Escape signs nothing', (await page.locator('dialog').count()) === 0);
    await page.getByRole('button', { name: 'ลงนามด้วยกุญแจ กุญแจผู้รายงาน' }).click();
    await page.locator('#pin').fill('wrong');
    await page.keyboard.press('Enter');
    await page.locator('[role=status] .problem').waitFor({ timeout: 120000 });
    holds('a wrong PIN says what to do', /PIN|รหัส/.test(await page.locator('[role=status] .problem').textContent()));
    await look(page, 'sign-pin-wrong');
    await page.getByRole('button', { name: 'ลงนามด้วยกุญแจ กุญแจผู้รายงาน' }).click();
    await page.locator('#pin').fill('secret');
    await page.keyboard.press('Enter');
    await page.locator('[role=status] .good strong').waitFor({ timeout: 120000 });
    holds('the key signs, and the next is named', /ลายมือชื่อถูกต้อง.*นายอนันต์/.test(await page.locator('[role=status] .good').textContent()));
    holds('the PIN stays nowhere in the page', !(await page.evaluate(() => document.documentElement.outerHTML + JSON.stringify(localStorage) + JSON.stringify(sessionStorage))).includes('secret'));
    await look(page, 'sign-with-key');
    await done(page, 'a key of the machine');
  },

  async 'an authenticator is set up and used'() {
    const service = new Service();
    service.addUser('admin', word('admin'), '--role', 'admin');
    await service.start();
    const page = await newPage(service);
    await page.locator('#account').fill('admin');
    await page.locator('#password').fill('wrong');
    await page.keyboard.press('Enter');
    await page.locator('.problem').waitFor();
    await look(page, 'sign-in');
    await signIn(page, 'admin', word('admin'));
    await page.locator('.who').click();
    await page.getByRole('button', { name: 'เปิดใช้รหัสยืนยัน' }).click();
    const secret = await page.locator('.key').textContent();
    await page.locator('#totp-code').fill('000000');
    await page.keyboard.press('Enter');
    await page.locator('.problem').waitFor();
    await look(page, 'account-totp');
    if (existsSync(new URL('../../../web/node_modules/qrcode-generator', import.meta.url))) holds('the key is shown as a picture, too', (await page.locator('canvas.qr').count()) === 1);
    await page.locator('#totp-code').fill(codeOf(secret));
    await page.keyboard.press('Enter');
    await page.getByText('เปิดใช้รหัสยืนยันแล้ว').waitFor();
    holds('codes are turned on', true);
    await page.getByRole('button', { name: 'ออกจากระบบ' }).click();
    await page.locator('#account').fill('admin');
    await page.locator('#password').fill(word('admin'));
    await page.keyboard.press('Enter');
    await page.locator('#code').waitFor();
    await look(page, 'sign-in-code');
    // The code that was used counts no more: that of the next half minute does.
    await page.locator('#code').fill(codeOf(secret, Date.now() + 30000));
    await page.keyboard.press('Enter');
    await page.locator('.who').waitFor();
    holds('signing in takes a code', true);
    await page.locator('.who').click();
    await page.locator('#old-password').fill(word('admin'));
    await page.locator('#new-password').fill(word('ใหม่'));
    await page.getByRole('button', { name: 'เปลี่ยนรหัสผ่าน' }).click();
    await page.getByText('เปลี่ยนรหัสผ่านแล้ว').waitFor();
    holds('the password is changed', true);
    await done(page, 'authenticator');
  },
};
