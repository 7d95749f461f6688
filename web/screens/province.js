// The province at a glance: who has reported and who has not, ranking, heat map, trend.
import { fileAddress, get, query } from '../api.js';
import { add, fill, h, problem, shownScore } from '../dom.js';
import { sortTable } from '../elements/table.js';
import { t } from '../texts.js';

const bands = [70, 80, 85, 95];
const band = (score) => (score === null || score === undefined ? 'hn' : `h${bands.filter((least) => score >= least).length}`);

/** AA before A before B. */
const byLevel = (a, b) => (a.level[0] === b.level[0] ? b.level.length - a.level.length : a.level < b.level ? -1 : 1);

function figures(summary) {
  const one = (label, value) => h('div', {}, h('dt', {}, label), h('dd', {}, value));
  return h('dl', { class: 'figures' }, one(t('report'), summary.expected ? t('reportedOf', summary.reported, summary.expected) : String(summary.reported)), one(t('missing'), String(summary.missing)),
    one(t('mean'), shownScore(summary.mean)), one(t('median'), shownScore(summary.median)),
    [...(summary.levels ?? [])].sort(byLevel).map((level) => one(`${t('level')} ${level.level}`, String(level.count))));
}

/** Rows of the agencies as they are filtered and sorted by the service. */
function agencies(year, summary) {
  const asked = { year, sort: 'rank', order: 'asc', q: '', amphoe: '', reported: '', limit: 100 };
  const place = h('div', {}, h('p', { class: 'soft' }, t('loading')));
  let rows = [], mine = 0;

  function draw(answer) {
    const columns = [
      { key: 'rank', label: t('rank'), number: true },
      { key: 'name', label: t('agency') },
      { key: 'amphoe', label: t('amphoe') },
      { key: 'score', label: t('score'), number: true, cell: (row) => shownScore(row.score) },
      { key: 'level', label: t('level'), sorts: false },
      { key: 'change', label: t('change'), number: true, cell: (row) => (row.change > 0 ? '+' : '') + shownScore(row.change) },
      { key: 'state', label: t('state'), sorts: false, cell: (row) => (row.document
        ? h('a', { href: `#/documents/${row.document}`, 'aria-label': t('open', row.name) }, row.findings ? t('toMend', row.findings) : t('report'))
        : h('span', { class: 'tag bad' }, t('missing'))) }];
    fill(place, sortTable({ caption: t('agencies'), columns, rows, sort: asked.sort, order: asked.order,
      sortBy: async (key, order) => { Object.assign(asked, { sort: key, order }); await load(); place.querySelector(`[data-key="${key}"]`)?.focus(); } }),
    h('p', { class: 'soft', role: 'status' }, t('rows', answer.total)),
    answer.next && h('button', { type: 'button', onclick: () => load(answer.next) }, t('more')));
  }

  async function load(after = '') {
    const asking = ++mine;
    try {
      const answer = await get(`/province/agencies${query({ ...asked, after })}`);
      if (asking !== mine) return;
      rows = after ? [...rows, ...answer.agencies] : answer.agencies;
      draw(answer);
    } catch (error) {
      fill(place, problem(error, () => load()));
    }
  }

  let timer = 0;
  const later = () => { clearTimeout(timer); timer = setTimeout(load, 250); };
  const search = h('input', { type: 'search', id: 'agency-search', oninput: () => { asked.q = search.value.trim(); later(); } });
  const amphoe = h('select', { id: 'amphoe', onchange: () => { asked.amphoe = amphoe.value; load(); } }, h('option', { value: '' }, t('all')),
    (summary.amphoes ?? []).map((one) => h('option', { value: one.amphoe }, `${one.amphoe} (${one.reported}/${one.expected})`)));
  const only = h('input', { type: 'checkbox', onchange: () => { asked.reported = only.checked ? 'false' : ''; load(); } });
  load();
  return [h('div', { class: 'filters' }, h('div', {}, h('label', { for: 'agency-search' }, t('search')), search),
    h('div', {}, h('label', { for: 'amphoe' }, t('amphoe')), amphoe), h('label', { class: 'line' }, only, t('onlyMissing'))), place];
}

function heatmap(year) {
  const place = h('div', {}, h('p', { class: 'soft' }, t('loading')));
  let rows = [];
  async function load(after = '') {
    try {
      const answer = await get(`/province/heatmap${query({ year, limit: 100, after })}`);
      rows = [...rows, ...answer.rows];
      fill(place, h('div', { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': t('heatmap') }, h('table', { class: 'heat' },
        h('caption', { class: 'unseen' }, t('heatmap')),
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('agency')), answer.indicators.map((one) => h('th', { scope: 'col' }, `${one.number} ${one.name}`)))),
        h('tbody', {}, rows.map((row) => h('tr', {}, h('th', { scope: 'row' }, row.name), row.scores.map((score) => h('td', { class: band(score) }, shownScore(score)))))))),
      answer.next && h('button', { type: 'button', onclick: () => load(answer.next) }, t('more')));
    } catch (error) {
      fill(place, problem(error, () => load()));
    }
  }
  load();
  return place;
}

function trend(years) {
  const columns = [
    { key: 'year', label: t('year') }, { key: 'reported', label: t('report'), number: true, cell: (row) => t('reportedOf', row.reported, row.expected) },
    ...['mean', 'lowest', 'highest'].map((key) => ({ key, label: { mean: t('mean'), lowest: '▽', highest: '△' }[key], number: true, cell: (row) => shownScore(row[key]) }))];
  return [h('img', { class: 'chart', src: fileAddress('/province/trend.svg'), alt: t('trendOf') }),
    sortTable({ caption: t('trendOf'), columns, rows: years, sort: 'year' })];
}

function amphoes(summary) {
  const columns = [{ key: 'amphoe', label: t('amphoe') }, { key: 'reported', label: t('report'), number: true, cell: (row) => t('reportedOf', row.reported, row.expected) },
    { key: 'mean', label: t('mean'), number: true, cell: (row) => shownScore(row.mean) }];
  return sortTable({ caption: t('byAmphoe'), columns, rows: summary.amphoes ?? [], sort: 'amphoe' });
}

export async function show(main, { parts: [asked, part] }) {
  const { years } = await get('/years');
  if (years.length === 0) {
    main.append(h('h1', {}, t('province')), h('p', {}, t('noProvince')), h('a', { class: 'button main', href: '#/' }, t('documents')));
    return { title: t('province') };
  }
  const year = Number(asked) || Math.max(...years.map((one) => one.year));
  const view = part ?? 'agencies';
  const summary = await get(`/province${query({ year })}`);
  const chooseYear = h('select', { id: 'year', onchange: () => { location.hash = `#/province/${chooseYear.value}/${view}`; } },
    [...years].sort((a, b) => b.year - a.year).map((one) => h('option', { value: String(one.year), selected: one.year === year }, String(one.year))));
  const views = [['agencies', 'agencies'], ['amphoes', 'byAmphoe'], ['heatmap', 'heatmap'], ['trend', 'trend']];
  const download = (path, key) => h('a', { class: 'button small', href: fileAddress(`/province/${path}${query({ year, wait: 10 })}`), download: '' }, t(key));
  const shownView = { agencies: () => agencies(year, summary), amphoes: () => amphoes(summary), heatmap: () => heatmap(year), trend: () => trend(years) }[view];
  add(main, [
    h('div', { class: 'row spread' }, h('h1', {}, t('provinceTitle', year)), h('div', {}, h('label', { for: 'year', class: 'unseen' }, t('year')), chooseYear)),
    figures(summary),
    h('nav', { class: 'tabs', 'aria-label': t('parts') }, views.map(([key, name]) => h('a', { class: 'button quiet', href: `#/province/${year}/${key}`, 'aria-current': key === view ? 'page' : undefined }, t(name)))),
    shownView ? shownView() : h('p', {}, t('notThere')),
    h('h2', {}, t('openData')), h('div', { class: 'row' }, download('agencies.csv', 'csv'), download('rollup.xlsx', 'workbook'), download('rollup.pdf', 'reportPdf'))]);
  return { title: t('provinceTitle', year) };
}
