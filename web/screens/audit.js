// What happened in the house: who did what, and when. Nothing can be taken out of it.
import { fileAddress, get, query } from '../api.js';
import { h, shownTime, shownWho } from '../dom.js';
import { dataTable } from '../elements/table.js';
import { actName, t } from '../texts.js';

export async function show(main) {
  const columns = [
    { key: 'seq', label: '#', number: true },
    { key: 'when', label: t('when'), sorts: false, cell: (one) => shownTime(one.when) },
    { key: 'who', label: t('who'), sorts: false, cell: (one) => shownWho(one.who) },
    { key: 'what', label: t('what'), sorts: false, cell: (one) => [actName(one.what), h('div', { class: 'soft' }, one.what)] },
    { key: 'about', label: t('about'), sorts: false, cell: (one) => (one.about.startsWith('d_') ? h('a', { href: `#/documents/${one.about}` }, one.about) : one.about) },
    { key: 'detail', label: t('detail'), sorts: false, kind: () => 'long' }];
  const table = dataTable({ caption: t('audit'), columns, size: 100, sort: 'seq', order: 'desc', filters: [{ key: 'q', label: t('search') }],
    load: async ({ q, order, from, limit }) => {
      const { entries, total } = await get(`/audit${query({ q, order, from, limit })}`);
      return { rows: entries.map((one) => ({ ...one, id: one.seq })), total };
    },
    files: ({ q, order }) => ['xlsx', 'csv'].map((ending) => [fileAddress(`/audit.${ending}${query({ q, order })}`), t(ending === 'csv' ? 'csv' : 'tableXlsx')]) });
  main.append(h('h1', {}, t('audit')), h('p', { class: 'soft' }, t('auditWhat')), table.element);
  await table.reload();
  return { title: t('audit') };
}
