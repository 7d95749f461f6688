// What the page asks for and the service does not answer yet, answered here as docs/service.md says. Each is used only where the
// service's own description lacks it.
import { readFileSync } from 'node:fs';

const problem = (status, code, th, en) => ({ status, contentType: 'application/problem+json',
  body: JSON.stringify({ code, status, detail: th, messages: { th, en } }) });
const json = (value, status = 200) => ({ status, contentType: 'application/json', body: JSON.stringify(value) });

const indicatorNames = ['การปฏิบัติหน้าที่', 'การใช้งบประมาณ', 'การใช้อำนาจ', 'การใช้ทรัพย์สินของราชการ', 'การแก้ไขปัญหาการทุจริต', 'คุณภาพการดำเนินงาน',
  'ประสิทธิภาพการสื่อสาร', 'การปรับปรุงการทำงาน', 'การเปิดเผยข้อมูล', 'การป้องกันการทุจริต'];
const amphoeNames = ['เมือง', 'น้ำพอง', 'ชุมแพ', 'บ้านไผ่', 'กระนวน', 'พล', 'มัญจาคีรี', 'ภูเวียง', 'หนองเรือ'];

/** 225 agencies, of which every ninth has not reported; always the same. */
export function province() {
  const level = (score) => (score >= 95 ? 'AA' : score >= 85 ? 'A' : score >= 75 ? 'B' : 'C');
  return Array.from({ length: 225 }, (none, i) => {
    const reported = i % 9 !== 4;
    const score = Math.round((70 + ((i * 7919) % 2900) / 100) * 100) / 100;
    return { id: `a_${i}`, name: `${i % 3 ? 'องค์การบริหารส่วนตำบล' : 'เทศบาลตำบล'}ตัวอย่าง ${i + 1}`, kind: i % 3 ? 'องค์การบริหารส่วนตำบล' : 'เทศบาลตำบล',
      amphoe: amphoeNames[i % amphoeNames.length], score: reported ? score : null, level: reported ? level(score) : null, change: reported ? ((i * 31) % 900) / 100 - 4 : null,
      document: reported ? `d_${i}` : null, findings: reported ? i % 4 : null, sent: reported ? '2026-11-30T06:00:00Z' : null };
  });
}

export class StandIns {
  constructor() {
    this.logs = new Map();
    this.signed = 0;
    this.agencies = province();
    const ranked = this.agencies.filter((one) => one.score !== null).sort((a, b) => b.score - a.score);
    ranked.forEach((one, i) => { one.rank = i + 1; });
    this.ranked = ranked;
  }

  log(id) {
    if (!this.logs.has(id)) this.logs.set(id, { revision: 0, operations: [], answers: new Map() });
    return this.logs.get(id);
  }

  corrections(id, request) {
    const log = this.log(id);
    if (request.method() === 'GET') return json({ revision: log.revision, operations: log.operations });
    const key = request.headers()['idempotency-key'];
    if (log.answers.has(key)) return json(log.answers.get(key), 201);
    if (request.headers()['if-match'] !== `"${log.revision}"`) return problem(412, 'changed-meanwhile', 'มีการแก้ไขก่อนหน้า', 'changed meanwhile');
    const operation = { ...JSON.parse(request.postData()), id: `o${log.revision + 1}`, by: 'สมศรี', when: new Date().toISOString() };
    log.operations.push(operation);
    ++log.revision;
    const answer = { operation, revision: log.revision };
    log.answers.set(key, answer);
    return json(answer, 201);
  }

  signatures(request) {
    const roles = ['ผู้รายงาน', 'ผู้ตรวจสอบ', 'ผู้อนุมัติ'];
    if (request.method() === 'PUT') { ++this.signed; return json({}, 202); }
    return json({ roles: roles.map((role, i) => ({ role, name: ['นางสมศรี ใจดี', 'นายอนันต์ สุขใจ', 'นายกเทศมนตรี'][i], signed: i < this.signed })),
      next: roles[this.signed] ?? null, complete: this.signed === roles.length,
      signatures: roles.slice(0, this.signed).map((role) => ({ role, signer: 'นางสมศรี ใจดี', when: '2026-11-30T06:00:00Z', verdict: 'valid', problems: [] })) });
  }

  provincePart(url) {
    const asked = url.searchParams;
    const part = url.pathname.split('/province')[1];
    if (part === '') {
      const scores = this.ranked.map((one) => one.score);
      const count = (level) => this.ranked.filter((one) => one.level === level).length;
      return json({ year: Number(asked.get('year')), expected: 225, reported: scores.length, missing: 225 - scores.length,
        mean: scores.reduce((a, b) => a + b) / scores.length, median: scores[scores.length >> 1], levels: ['AA', 'A', 'B', 'C'].map((level) => ({ level, count: count(level) })),
        amphoes: amphoeNames.map((amphoe) => {
          const own = this.agencies.filter((one) => one.amphoe === amphoe), told = own.filter((one) => one.score !== null);
          return { amphoe, expected: own.length, reported: told.length, mean: told.reduce((sum, one) => sum + one.score, 0) / told.length };
        }), kinds: [] });
    }
    const from = Number(asked.get('after') || 0), limit = Number(asked.get('limit') || 50);
    if (part === '/agencies') {
      const q = asked.get('q') ?? '', way = asked.get('order') === 'desc' ? -1 : 1, sort = asked.get('sort') ?? 'rank';
      const found = this.agencies.filter((one) => one.name.includes(q) && (!asked.get('amphoe') || one.amphoe === asked.get('amphoe')) &&
        (asked.get('reported') !== 'false' || !one.document))
        .sort((a, b) => ((a[sort] ?? 1e9) < (b[sort] ?? 1e9) ? -1 : 1) * way);
      return json({ agencies: found.slice(from, from + limit), total: found.length, next: from + limit < found.length ? String(from + limit) : null });
    }
    if (part === '/heatmap')
      return json({ indicators: indicatorNames.map((name, i) => ({ number: i + 1, name, instrument: i < 5 ? 'IIT' : i < 8 ? 'EIT' : 'OIT' })),
        rows: this.ranked.slice(from, from + limit).map((one, k) => ({ agency: one.id, name: one.name,
          scores: indicatorNames.map((name, i) => Math.round(Math.min(100, one.score + ((k * 13 + i * 37) % 21) - 10) * 100) / 100) })), next: null });
    if (part === '/trend.svg')
      return { status: 200, contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200"><path d="M40 150 220 120 400 90 560 60" fill="none" stroke="#1d4e79" stroke-width="3"/></svg>' };
    return null;
  }

  /** Puts them before the service for a page; `described`: paths of its own description. */
  async before(page, described) {
    const lacks = (path) => !described.has(path);
    const put = async (form, path, answer) => {
      if (!lacks(path)) return;
      await page.route(form, async (route) => {
        const made = answer(route.request(), new URL(route.request().url()));
        if (made) await route.fulfill(made);
        else await route.continue();
      });
    };
    await put(/\/documents\/[a-z0-9_]+\/corrections$/, '/documents/{id}/corrections', (request, url) => this.corrections(url.pathname.split('/').at(-2), request));
    await put(/\/documents\/[a-z0-9_]+\/signatures$/, '/documents/{id}/signatures', (request) => this.signatures(request));
    await put(/\/api\/v1\/years/, '/years', () => json({ years: [2564, 2565, 2566].map((year, i) => ({ year, reported: 180 + 10 * i, expected: 225, mean: 81 + 3 * i, highest: 99 + i / 10, lowest: 60 + i })) }));
    await put(/\/api\/v1\/province/, '/province', (request, url) => this.provincePart(url));
  }
}

export const sampleBytes = (path) => readFileSync(path);
