// An agency through the years, under all of its names.
import { fileAddress, get } from '../api.js';
import { add, h, shownScore } from '../dom.js';
import { dataTable, fromRows } from '../elements/table.js';
import { t } from '../texts.js';

export async function show(main, { parts: [id] }) {
  const [agency, { years }] = await Promise.all([get(`/agencies/${id}`), get(`/agencies/${id}/trend`)]);
  const of = (code) => (row) => row.instruments.find((one) => one.instrument === code)?.score ?? null;
  const columns = [
    { key: 'year', label: t('year'), head: true }, { key: 'agency_name', label: t('agency') },
    { key: 'score', label: t('score'), number: true, cell: (row) => shownScore(row.score) }, { key: 'level', label: t('level'), cell: (row) => row.level ?? '' },
    ...['IIT', 'EIT', 'OIT'].map((code) => ({ key: code.toLowerCase(), label: code, number: true, of: of(code), cell: (row) => shownScore(of(code)(row)) })),
    { key: 'document', label: t('report'), sorts: false, cell: (row) => row.document && h('a', { href: `#/documents/${row.document}`, 'aria-label': t('open', `${row.agency_name} ${row.year}`) }, t('report')) }];
  const title = t('agencyTrend', agency.name);
  const table = dataTable({ caption: title, columns, load: fromRows(() => years, columns), sort: 'year', order: 'desc', none: t('noTrend'),
    files: () => [[fileAddress(`/agencies/${id}/trend.xlsx`), t('tableXlsx')]] });
  add(main, [h('a', { href: '#/province' }, `‹ ${t('province')}`), h('h1', {}, agency.name), h('p', { class: 'soft' }, [agency.kind, agency.amphoe, agency.province].filter(Boolean).join(' · ')),
    years.length > 0 && h('img', { class: 'chart', src: fileAddress(`/agencies/${id}/trend.svg`), alt: title }), table.element]);
  await table.reload();
  return { title: agency.name };
}
