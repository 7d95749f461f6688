// How elements are made, and what all screens need beside them. No markup is ever made of text: what documents and people
// say stays text.
import { language, t } from './texts.js';

/** h('button', {class: 'main', onclick: f}, 'text', child, [more]) */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && typeof value !== 'string') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  add(element, children);
  return element;
}

export function add(element, children) {
  for (const child of [children].flat(4))
    if (child !== undefined && child !== null && child !== false) element.append(child);
  return element;
}

export function fill(element, ...children) {
  element.replaceChildren();
  return add(element, children);
}

/** Told to screen readers; seen nowhere. */
export function announce(text) {
  const live = document.getElementById('live');
  if (!live) return;
  live.textContent = '';
  setTimeout(() => { live.textContent = text; }, 50);
}

const thaiMonths = ['ม.ค.', 'ก.พ.', 'มี.ค.', 'เม.ย.', 'พ.ค.', 'มิ.ย.', 'ก.ค.', 'ส.ค.', 'ก.ย.', 'ต.ค.', 'พ.ย.', 'ธ.ค.'];

/** RFC 3339 → "30 พ.ย. 2569 13:21" of this computer's time. */
export function shownTime(text) {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) return text;
  const clock = `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`;
  if (language() === 'en')
    return `${time.getDate()} ${time.toLocaleString('en', { month: 'short' })} ${time.getFullYear()} ${clock}`;
  return `${time.getDate()} ${thaiMonths[time.getMonth()]} ${time.getFullYear() + 543} ${clock}`;
}

/** Who did something; in a house without accounts that is whoever sits there. */
export const shownWho = (name) => (name === 'open' ? t('thisComputer') : name);

/** Two decimals, as scores are told; nothing where there is none. */
export function shownScore(score) {
  return score === null || score === undefined ? '' : Number(score).toFixed(2);
}

export function shownSize(bytes) {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** An error of the service, or of the way to it, with what to do about it. */
export function problem(error, again) {
  return h('div', { class: 'problem', role: 'alert' },
    h('p', {}, error.shown ? error.shown() : t('unexpected')),
    again && h('button', { type: 'button', onclick: again }, t('again')));
}

/** j and k (or the arrows) go through what `selector` finds in the list. */
export function walkable(list, selector) {
  list.addEventListener('keydown', (event) => {
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (!step || event.target.closest('input, textarea, select')) return;
    const all = [...list.querySelectorAll(selector)].filter((item) => item.offsetParent);
    const at = all.indexOf(event.target.closest(selector));
    const next = all[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });
  return list;
}

/** What has the focus in there, and gives it to what stands for it after a part was drawn anew: whoever uses keys keeps the place. */
export function focusIn(root) {
  const all = () => [...root.querySelectorAll('a[href], button, input, select, textarea, summary')];
  const nameOf = (element) => element.dataset.path ?? (element.id || element.textContent);
  const had = document.activeElement;
  const place = all().indexOf(had);
  return () => {
    if (place < 0 || had.isConnected) return;
    const now = all();
    (now.find((element) => nameOf(element) === nameOf(had)) ?? now[place])?.focus({ preventScroll: true });
  };
}
