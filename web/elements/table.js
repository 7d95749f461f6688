// A table that sorts: by the service where it has more rows than are here, else by itself.
import { fill, h, walkable } from '../dom.js';
import { t } from '../texts.js';

const compare = (a, b) => {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'th');
};

/** `columns`: [{key, label, number?, sorts?, cell(row)}]; `sortBy(key, order)` asks the service. */
export function sortTable({ caption, columns, rows, sort, order = 'asc', sortBy }) {
  const body = h('tbody', {});
  const head = h('tr', {});
  let by = sort, way = order;
  const draw = () => {
    fill(head, columns.map((column) => h('th', { scope: 'col', class: column.number ? 'number' : undefined,
      'aria-sort': by === column.key ? (way === 'asc' ? 'ascending' : 'descending') : undefined },
    column.sorts === false ? column.label : h('button', { type: 'button', 'data-key': column.key, 'aria-label': t('sortBy', column.label),
      onclick: () => choose(column) }, column.label, by === column.key ? (way === 'asc' ? ' ▲' : ' ▼') : ''))));
    const shownRows = sortBy ? rows : [...rows].sort((a, b) => (way === 'asc' ? 1 : -1) * compare(a[by], b[by]));
    fill(body, shownRows.map((row) => h('tr', {}, columns.map((column) => h('td', { class: column.number ? 'number' : undefined }, column.cell ? column.cell(row) : row[column.key] ?? '')))));
  };
  function choose(column) {
    way = by === column.key ? (way === 'asc' ? 'desc' : 'asc') : column.number ? 'desc' : 'asc';
    by = column.key;
    if (sortBy) { sortBy(by, way); return; }
    draw();
    head.querySelector(`[data-key="${by}"]`)?.focus();
  }
  draw();
  return h('div', { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': caption },
    walkable(h('table', {}, h('caption', { class: 'unseen' }, caption), h('thead', {}, head), body), 'a'));
}
