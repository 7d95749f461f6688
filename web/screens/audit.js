// What happened in the house: who did what, and when. Nothing can be taken out of it.
import { fileAddress, get, query } from '../api.js';
import { h, shownTime, shownWho } from '../dom.js';
import { dataTable } from '../elements/table.js';
import { actName, t } from '../texts.js';

export async function show(main) {
  const columns = [
    { key: 'seq', label: '#', number: true, sorts: false },
    { key: 'when', label: t('when'), sorts: false, cell: (one) => shownTime(one.when) },
    { key: 'who', label: t('who'), sorts: false, cell: (one) => shownWho(one.who) },
    { key: 'what', label: t('what'), sorts: false, cell: (one) => [actName(one.what), h('div', { class: 'soft' }, one.what)] },
    { key: 'about', label: t('about'), sorts: false, cell: (one) => (one.about.startsWith('d_') ? h('a', { href: `#/documents/${one.about}` }, one.about) : one.about) },
    { key: 'detail', label: t('detail'), sorts: false, kind: () => 'long' }];
  const table = dataTable({ caption: t('audit'), columns, size: 100,
    load: async ({ after, limit }) => {
      const { entries } = await get(`/audit${query({ after, limit })}`);
      return { rows: entries.map((one) => ({ ...one, id: one.seq })), next: entries.length === limit ? entries.at(-1).seq : null };
    },
    files: () => [[fileAddress('/audit.xlsx'), t('tableXlsx')], [fileAddress('/audit.csv'), t('csv')]] });
  main.append(h('h1', {}, t('audit')), h('p', { class: 'soft' }, t('auditWhat')), table.element);
  await table.reload();
  return { title: t('audit') };
}
