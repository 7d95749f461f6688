// What waits to be signed: for the one who looks first, then for others.
import { get } from '../api.js';
import { fill, h, walkable } from '../dom.js';
import { t } from '../texts.js';

/** {element, load(), later()}: nothing is shown where nothing waits. */
export function waitingForMe(me) {
  const element = h('section', { class: 'waits', hidden: true });
  const isSigner = me.user?.role === 'signer';
  const entry = ({ document: one, next }) => h('li', {},
    h('a', { href: `#/documents/${one.id}/sign`, 'aria-label': t('openToSign', one.name) }, one.name), ' ',
    h('span', { class: 'soft' }, [one.agency_name, one.year].filter(Boolean).join(' · ')), ' ',
    h('span', { class: 'tag warn' }, t('nextIs', next.role, next.name)));

  async function load() {
    const { waiting } = await get('/signing').catch(() => ({ waiting: [] }));
    const own = waiting.filter((one) => one.yours), others = waiting.filter((one) => !one.yours);
    fill(element,
      (isSigner || own.length > 0) && h('h1', {}, own.length ? t('waitsForYou', own.length) : t('nothingWaits')),
      own.length > 0 && walkable(h('ul', { class: 'roles' }, own.map(entry)), 'a'),
      others.length > 0 && h('details', {}, h('summary', {}, t('waitsForOthers', others.length)), h('ul', { class: 'roles' }, others.map(entry))));
    element.hidden = element.children.length === 0;
    element.setAttribute('aria-label', t('toSign'));
  }

  let timer = 0;
  return { element, load, later: () => { clearTimeout(timer); timer = setTimeout(load, 300); } };
}
