// Tables: sorted, filtered and turned over page by page, by the service where it has them so, else here. What is chosen stands in the
// address.
import { asked, put } from '../address.js';
import { fill, h, problem, walkable } from '../dom.js';
import { t } from '../texts.js';

const compare = (a, b) => {
  if (a === b) return 0;
  if (a === null || a === undefined || a === '') return 1;
  if (b === null || b === undefined || b === '') return -1;
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'th');
};

/** Rows that are all here, as the service would give them. `values`: [of a filter's name, what of a row it is compared with]. */
export function fromRows(rowsOf, columns, values = {}) {
  return async (asks) => {
    const rows = await rowsOf();
    const words = (asks.q ?? '').toLowerCase();
    const of = (row, key) => { const column = columns.find((one) => one.key === key); return column?.of ? column.of(row) : row[key]; };
    const fits = (row) => (!words || columns.some((column) => String(of(row, column.key) ?? '').toLowerCase().includes(words))) &&
      Object.entries(values).every(([name, value]) => !asks[name] || String(value(row)) === asks[name]);
    const way = asks.order === 'desc' ? -1 : 1;
    const found = rows.filter(fits).sort((a, b) => {
      const [one, other] = [of(a, asks.sort), of(b, asks.sort)];
      const empty = (value) => value === null || value === undefined || value === '';
      return empty(one) || empty(other) ? compare(one, other) : way * compare(one, other);
    });
    return { rows: found.slice(asks.from, asks.from + asks.limit), total: found.length };
  };
}

function filterField(filter, value, choose) {
  const id = `filter-${filter.key}`;
  if (filter.check) {
    const box = h('input', { type: 'checkbox', id, checked: value === filter.check, onchange: () => choose(box.checked ? filter.check : '') });
    return h('label', { class: 'line' }, box, filter.label);
  }
  if (filter.options) {
    const list = h('select', { id, onchange: () => choose(list.value) }, h('option', { value: '' }, t('all')),
      filter.options.map(([key, label]) => h('option', { value: key, selected: key === value }, label)));
    return h('div', {}, h('label', { for: id }, filter.label), list);
  }
  let timer = 0;
  const field = h('input', { type: 'search', id, value, placeholder: ' ', oninput: () => { clearTimeout(timer); timer = setTimeout(() => choose(field.value.trim(), false), 250); } });
  field.value = value;
  return h('div', {}, h('label', { for: id }, filter.label), field);
}

/**
 * `columns`: [{key, label, number?, sorts?, of?(row), cell?(row), head?, kind?(row)}], or what makes them of an answer. `load(asks)` gives
 * {rows, total} of asks.from and asks.limit. `filters`: [{key, label, options? | check?}].
 * `files(asks)`: [[address, label]] of the table as it is shown. `lead()`: rows that stand before all others.
 */
export function dataTable({ caption, columns, load, filters = [], files, size = 50, sort = '', order = 'asc', kind, lead, none }) {
  const body = h('tbody', {}), head = h('tr', {}), turn = h('div', { class: 'row pager' }), given = h('div', { class: 'row' });
  const told = h('div', {}), count = h('p', { class: 'soft', role: 'status' });
  let mine = 0, answer = { rows: [] }, shown = [];

  function asks() {
    const values = asked();
    const page = Math.max(1, Number(values.get('page')) || 1);
    const chosen = Object.fromEntries(filters.map(({ key }) => [key, values.get(key) ?? '']));
    return { ...chosen, sort: values.get('sort') ?? sort, order: values.get('order') ?? order, page, from: (page - 1) * size, limit: size };
  }
  const change = (changes, isStep) => { put({ page: '', ...changes }, isStep); return reload(); };

  function choose(column) {
    const now = asks();
    const first = column.number ? 'desc' : 'asc';
    const next = now.sort === column.key ? (now.order === 'asc' ? 'desc' : 'asc') : first;
    change({ sort: column.key, order: next });
  }

  function drawTurn(now) {
    const step = (label, changes, key, isOff) => h('button', { type: 'button', 'data-turn': key, disabled: isOff, onclick: async () => {
      await change(changes);
      scroller.scrollIntoView({ block: 'nearest' });
    } }, label);
    const pages = Math.ceil((answer.total ?? 0) / size);
    turn.hidden = pages < 2 && now.page < 2;
    fill(turn, step(t('rowsBefore'), { page: now.page > 2 ? now.page - 1 : '' }, 'back', now.page < 2), h('span', {}, t('pageOf', now.page, Math.max(1, pages))),
      step(t('nextRows'), { page: now.page + 1 }, 'next', now.page >= pages));
    fill(count, answer.total === undefined ? '' : t('rows', answer.total));
    fill(given, files?.(now).map(([address, label]) => h('a', { class: 'button small', href: address, download: '' }, label)));
  }

  function draw() {
    const now = asks();
    shown = typeof columns === 'function' ? columns(answer) : columns;
    // What has the focus is made anew, and has it again.
    const had = scroller.contains(document.activeElement) || turn.contains(document.activeElement) ? document.activeElement : null;
    const name = had?.getAttribute('aria-label') ?? had?.textContent, key = had?.dataset.key ?? had?.dataset.turn;
    fill(head, shown.map((column) => h('th', { scope: 'col', class: column.number ? 'number' : undefined,
      'aria-sort': now.sort === column.key && column.sorts !== false ? (now.order === 'asc' ? 'ascending' : 'descending') : undefined },
    column.sorts === false ? column.label : h('button', { type: 'button', 'data-key': column.key, 'aria-label': t('sortBy', column.name ?? column.label), onclick: () => choose(column) },
      column.label, now.sort === column.key ? (now.order === 'asc' ? ' ▲' : ' ▼') : ''))));
    fill(body, lead?.(shown.length), answer.rows.map((row) => h('tr', { 'data-id': row.id }, shown.map((column) => h(column.head ? 'th' : 'td',
      { scope: column.head ? 'row' : undefined, class: column.kind?.(row) ?? (column.number ? 'number' : undefined) }, column.cell ? column.cell(row) : row[column.key] ?? '')))));
    if (none && body.children.length === 0) body.append(h('tr', {}, h('td', { colSpan: shown.length, class: 'soft' }, none)));
    drawTurn(now);
    if (had && !had.isConnected) {
      const again = [...element.querySelectorAll('button, a')].find((one) => (key ? (one.dataset.key ?? one.dataset.turn) === key : (one.getAttribute('aria-label') ?? one.textContent) === name));
      (again && !again.disabled ? again : scroller).focus({ preventScroll: true });
    }
  }

  async function reload() {
    const asking = ++mine;
    try {
      const came = await load(asks());
      if (asking !== mine) return;
      answer = came;
      fill(told);
      draw();
    } catch (error) {
      if (asking === mine) fill(told, problem(error, reload));
    }
  }

  const scroller = h('div', { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': caption },
    walkable(h('table', { class: kind }, h('caption', { class: 'unseen' }, caption), h('thead', {}, head), body), 'a'));
  const now = asks();
  const element = h('div', {},
    filters.length > 0 && h('div', { class: 'filters' }, filters.map((filter) => filterField(filter, now[filter.key], (value, isStep) => change({ [filter.key]: value }, isStep)))),
    told, scroller, h('div', { class: 'row spread below' }, count, turn, given));
  return { element, reload, draw, scroller, get answer() { return answer; } };
}
