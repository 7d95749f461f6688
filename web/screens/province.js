// The province at a glance: who has reported and who has not, ranking, heat map, trend.
import { asked } from '../address.js';
import { fileAddress, get, query } from '../api.js';
import { add, h, shownScore } from '../dom.js';
import { dataTable, fromRows } from '../elements/table.js';
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

const options = (counts, name) => (counts ?? []).filter((one) => one[name]).map((one) => [one[name], `${one[name]} (${one.reported}/${one.expected})`]);

/** Rows of the agencies as they are filtered and sorted by the service. */
function agencies(year, summary) {
  const columns = [
    { key: 'rank', label: t('rank'), number: true },
    { key: 'name', label: t('agency'), head: true, cell: (row) => h('a', { href: `#/agencies/${row.id}` }, row.name) },
    { key: 'amphoe', label: t('amphoe') },
    { key: 'score', label: t('score'), number: true, cell: (row) => shownScore(row.score) },
    { key: 'level', label: t('level'), sorts: false },
    { key: 'change', label: t('change'), number: true, cell: (row) => (row.change > 0 ? '+' : '') + shownScore(row.change) },
    { key: 'state', label: t('state'), sorts: false, cell: (row) => (row.document
      ? h('a', { href: `#/documents/${row.document}`, 'aria-label': t('open', row.name) }, row.findings ? t('toMend', row.findings) : t('report'))
      : h('span', { class: 'tag bad' }, t('missing'))) }];
  const chosen = ({ sort, order, q, amphoe, kind, level, reported }) => ({ year, sort, order, q, amphoe, kind, level, reported });
  return dataTable({
    caption: t('agencies'), columns, sort: 'rank', size: 100,
    filters: [{ key: 'q', label: t('search') }, { key: 'amphoe', label: t('amphoe'), options: options(summary.amphoes, 'amphoe') },
      { key: 'kind', label: t('kind'), options: options(summary.kinds, 'kind') },
      { key: 'level', label: t('level'), options: [...(summary.levels ?? [])].sort(byLevel).map((one) => [one.level, `${one.level} (${one.count})`]) },
      { key: 'reported', label: t('reportedOrNot'), options: [['true', `${t('reported')} (${summary.reported})`], ['false', `${t('missing')} (${summary.missing})`]] }],
    load: async (asks) => {
      const came = await get(`/province/agencies${query({ ...chosen(asks), limit: asks.limit, after: asks.from || '' })}`);
      return { rows: came.agencies, total: came.total };
    },
    files: (asks) => ['xlsx', 'csv'].map((ending) => [fileAddress(`/province/agencies.${ending}${query(chosen(asks))}`), t(ending === 'csv' ? 'csv' : 'tableXlsx')]),
  });
}

function heatmap(year, summary) {
  const columns = ({ indicators = [] }) => [
    { key: 'name', label: t('agency'), head: true, cell: (row) => h('a', { href: `#/agencies/${row.agency}` }, row.name) },
    ...indicators.map((one, i) => ({ key: String(one.number), label: `${one.number} ${one.name}`, number: true, kind: (row) => band(row.scores[i]), cell: (row) => shownScore(row.scores[i]) }))];
  const chosen = ({ sort, order, q, amphoe, kind }) => ({ year, sort, order, q, amphoe, kind });
  return dataTable({
    caption: t('heatmap'), columns, kind: 'heat', size: 100, sort: 'rank',
    filters: [{ key: 'q', label: t('search') }, { key: 'amphoe', label: t('amphoe'), options: options(summary.amphoes, 'amphoe') }, { key: 'kind', label: t('kind'), options: options(summary.kinds, 'kind') }],
    load: async (asks) => {
      const came = await get(`/province/heatmap${query({ ...chosen(asks), limit: asks.limit, after: asks.from || '' })}`);
      return { rows: came.rows.map((row) => ({ ...row, id: row.agency })), total: came.total, indicators: came.indicators };
    },
    files: (asks) => [[fileAddress(`/province/heatmap.xlsx${query(chosen(asks))}`), t('tableXlsx')]],
  });
}

function trend(years) {
  const columns = [
    { key: 'year', label: t('year'), head: true }, { key: 'reported', label: t('report'), number: true, cell: (row) => (row.expected ? t('reportedOf', row.reported, row.expected) : row.reported) },
    ...['mean', 'lowest', 'highest', 'iit', 'eit', 'oit'].map((key) => ({ key, label: ['iit', 'eit', 'oit'].includes(key) ? key.toUpperCase() : t(key), number: true, cell: (row) => shownScore(row[key]) }))];
  return dataTable({ caption: t('trendOf'), columns, load: fromRows(() => years, columns), sort: 'year', filters: [{ key: 'q', label: t('search') }],
    files: () => [[fileAddress('/province/trend.xlsx'), t('tableXlsx')]] });
}

function counts(rows, name, caption, year) {
  const columns = [{ key: name, label: t(name), head: true }, { key: 'reported', label: t('reported'), number: true }, { key: 'expected', label: t('expected'), number: true },
    { key: 'missing', label: t('missing'), number: true, of: (row) => Math.max(0, row.expected - row.reported), cell: (row) => (row.expected > row.reported
      ? h('a', { href: `#/province/${year}/agencies${query({ [name]: row[name], reported: 'false' })}`, 'aria-label': `${t('missing')}: ${row[name]}` }, row.expected - row.reported) : 0) },
    { key: 'mean', label: t('mean'), number: true, cell: (row) => shownScore(row.mean) }];
  return dataTable({ caption, columns, load: fromRows(() => rows, columns), sort: name, filters: [{ key: 'q', label: t('search') }],
    files: () => [[fileAddress(`/province/amphoes.xlsx${query({ year })}`), t('tableXlsx')]] });
}

export async function show(main, { me, parts: [given, part] }) {
  const { years } = await get('/years');
  if (years.length === 0) {
    main.append(h('h1', {}, t(me.open ? 'overview' : 'province')), h('p', {}, t('noProvince')), h('a', { class: 'button main', href: '#/' }, t('documents')));
    return { title: t('province') };
  }
  const year = Number(given) || Math.max(...years.map((one) => one.year));
  const view = part ?? 'agencies';
  const summary = await get(`/province${query({ year })}`);
  // Another year of the same view, as it is filtered.
  const chooseYear = h('select', { id: 'year', onchange: () => { const kept = asked(); kept.delete('page'); location.hash = `#/province/${chooseYear.value}/${view}${[...kept.keys()].length ? `?${kept}` : ''}`; } },
    [...years].sort((a, b) => b.year - a.year).map((one) => h('option', { value: String(one.year), selected: one.year === year }, String(one.year))));
  const views = [['agencies', 'agencies'], ['amphoes', 'byAmphoe'], ['kinds', 'byKind'], ['heatmap', 'heatmap'], ['trend', 'trend']];
  const download = (path, key) => h('a', { class: 'button small', href: fileAddress(`/province/${path}${query({ year, wait: 10 })}`), download: '' }, t(key));
  const table = { agencies: () => agencies(year, summary), amphoes: () => counts(summary.amphoes ?? [], 'amphoe', t('byAmphoe'), year), kinds: () => counts(summary.kinds ?? [], 'kind', t('byKind'), year),
    heatmap: () => heatmap(year, summary), trend: () => trend(years) }[view]?.();
  add(main, [
    h('div', { class: 'row spread' }, h('h1', {}, t('provinceTitle', year)), h('div', {}, h('label', { for: 'year', class: 'unseen' }, t('year')), chooseYear)),
    figures(summary),
    h('nav', { class: 'tabs', 'aria-label': t('parts') }, views.map(([key, name]) => h('a', { class: 'button quiet', href: `#/province/${year}/${key}`, 'aria-current': key === view ? 'page' : undefined }, t(name)))),
    view === 'trend' && h('img', { class: 'chart', src: fileAddress('/province/trend.svg'), alt: t('trendOf') }),
    table ? table.element : h('p', {}, t('notThere')),
    h('section', { class: 'screen-only' }, h('h2', {}, t('openData')), h('div', { class: 'row' }, download('rollup.csv', 'csv'), download('rollup.xlsx', 'workbook'), download('rollup.pdf', 'reportPdf')))]);
  await table?.reload();
  return { title: `${t('provinceTitle', year)}: ${t(Object.fromEntries(views)[view] ?? 'agencies')}` };
}
