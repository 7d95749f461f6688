// The shell: who is there, where they are, what is not sent yet; and the routes to the screens.
import * as address from './address.js';
import { Problem, session } from './api.js';
import { add, announce, fill, h, problem } from './dom.js';
import { flush, onOutbox } from './outbox.js';
import { language, setLanguage, t } from './texts.js';
import { filesOf, take } from './uploads.js';

// [what an address looks like, the screen's file, what of it is in the navigation]
const routes = [
  [/^$/, 'documents', 'documents'],
  [/^sign-in$/, 'sign_in', ''],
  [/^documents\/([a-z0-9_]+)(?:\/([a-z]+))?$/, 'document', 'documents'],
  [/^province(?:\/(\d{4}))?(?:\/([a-z]+))?$/, 'province', 'province'],
  [/^agencies\/([a-z0-9_]+)$/, 'agency', 'province'],
  [/^people$/, 'people', 'people'],
  [/^audit$/, 'audit', 'audit'],
  [/^account$/, 'account', 'account'],
];

// Who sees a part besides those who see all; without a word here, everybody does.
const seenBy = { province: ['province', 'admin'], people: ['admin'], audit: ['admin'] };

const mark = document.querySelector('.mark');  // as a picture it would cost a slow machine a tenth of a second
let me = null;
let screen = null;  // what the one that is shown has given: {title, leave(), drop(), zone()}
let shows = 0;

const sees = (part) => !seenBy[part] || seenBy[part].includes(me?.user?.role) || me?.open;

function top(part) {
  const link = (to, key, name) => sees(name) &&
    h('a', { href: to, 'aria-current': part === name ? 'page' : undefined }, t(key));
  return h('header', { class: 'top' },
    h('a', { class: 'brand', href: '#/' }, mark, h('span', {}, t('name'))),
    h('nav', { 'aria-label': t('screens') }, me && ['documents', 'province', 'people', 'audit'].map((name) => link(name === 'documents' ? '#/' : `#/${name}`, name === 'province' && me.open ? 'overview' : name, name))),
    me?.user && !me.open && h('a', { class: 'who', href: '#/account', 'aria-current': part === 'account' ? 'page' : undefined, title: t('myAccount') }, me.user.shown || me.user.name),
    h('button', { type: 'button', class: 'quiet', lang: language() === 'th' ? 'en' : 'th', onclick: switchLanguage }, t('switchLanguage')),
    me && !me.open && h('button', { type: 'button', class: 'quiet', onclick: signOut }, t('signOut')));
}

function switchLanguage() {
  setLanguage(language() === 'th' ? 'en' : 'th');
  show(false);
}

async function signOut() {
  try { await session('DELETE'); } catch { /* the session may have ended by itself */ }
  me = null;
  location.hash = '#/sign-in';
}

let endUnsent = () => {};
/** What is not sent yet: the part that says so comes only where there is something. */
function unsentBar() {
  endUnsent();  // the bar before it is gone
  const bar = h('div', { class: 'bar', role: 'status', hidden: true });
  endUnsent = onOutbox(async (items) => {
    if (items.length === 0 && bar.hidden) return;
    const { draw } = await import('./elements/unsent.js');
    draw(bar, items);
  });
  return bar;
}

async function whoIsThere() {
  if (me) return;
  const told = await session();
  if (told.signed_in || told.open) me = told;
}

// Files that are dropped anywhere but where they are wanted: the browser would go to them, and the page be gone.
let dropped = null;
function droppedBar() {
  const bar = h('div', { class: 'bar dropped', role: 'status', hidden: !dropped });
  if (!dropped) return bar;
  const mayGive = me?.open || (me?.user && me.user.role !== 'signer');
  const close = () => { dropped = null; bar.hidden = true; };
  const names = dropped.files.slice(0, 3).map((file) => file.name).join(', ') + (dropped.files.length > 3 ? ' …' : '');
  const give = () => { take(dropped.files); close(); location.hash = '#/'; };
  return add(bar, h('div', {}, dropped.files.length === 0 ? t('noFiles') : mayGive ? t('droppedHere', dropped.files.length, names) : t('mayNotGive'),
    mayGive && dropped.files.length > 0 && h('button', { type: 'button', class: 'small', onclick: give }, t('giveThem')),
    h('button', { type: 'button', class: 'small', onclick: close }, t(mayGive && dropped.files.length > 0 ? 'leaveThem' : 'close'))));
}

const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
const shade = (is) => screen?.zone?.()?.classList.toggle('over', is);
window.addEventListener('dragover', (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  shade(true);
});
window.addEventListener('dragleave', (event) => { if (!event.relatedTarget) shade(false); });
window.addEventListener('drop', async (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  shade(false);
  if (!me) return;
  const given = await filesOf(event.dataTransfer);
  if (screen?.drop) {
    screen.drop(given);
    return;
  }
  dropped = given;
  document.querySelector('.bar.dropped')?.replaceWith(droppedBar());
});

const patience = 200;  // milliseconds in which a screen may come without a word

/** `moves`: to another screen, so the focus goes to its beginning. */
async function show(moves = true) {
  const mine = ++shows;
  screen?.leave?.();
  screen = null;
  document.documentElement.lang = language();
  const path = address.path();
  const route = routes.find(([form]) => form.test(path));
  const main = h('main', { id: 'main', tabIndex: -1 }, h('p', { class: 'soft' }, t('loading')));
  let late = 0;
  const frame = (part) => main.isConnected || fill(document.body,
    h('a', { class: 'skip', href: '#main', onclick: (event) => { event.preventDefault(); main.focus(); } }, t('skip')),
    top(part), unsentBar(), droppedBar(), main, h('div', { id: 'live', class: 'unseen', 'aria-live': 'polite' }));
  try {
    await whoIsThere();
    if (mine !== shows) return;
    if (!me && route?.[1] !== 'sign_in') {
      if (path) sessionStorage.setItem('raingan.after', location.hash);
      location.hash = '#/sign-in';
      return;
    }
    if (!route) {
      frame('');
      document.title = t('name');
      fill(main, h('h1', {}, t('notThere')));
      return;
    }
    // The first screen is drawn once, with what it shows, if that does not take long. One that is left goes at once: what is done on it
    // would be lost.
    if (document.getElementById('main')) frame(route[2]);
    else late = setTimeout(() => mine === shows && frame(route[2]), patience);
    const { show: build } = await import(`./screens/${route[1]}.js`);
    if (mine !== shows) return;
    main.replaceChildren();
    const made = await build(main, { me, parts: path.match(route[0]).slice(1), signedIn, whoChanged });
    if (mine !== shows) {
      made?.leave?.();
      return;
    }
    frame(route[2]);
    screen = made;
    document.title = `${made?.title ?? ''}${made?.title ? ' – ' : ''}${t('name')}`;
    if (moves) main.focus({ preventScroll: true });
    if (moves && made?.title) announce(made.title);
  } catch (error) {
    if (mine !== shows) return;
    frame(route?.[2] ?? '');
    if (!(error instanceof Problem)) console.error(error);
    fill(main, h('h1', {}, t('name')), problem(error, () => show()));
  } finally {
    clearTimeout(late);
  }
}

function signedIn(told) {
  me = told;
  const after = sessionStorage.getItem('raingan.after');
  sessionStorage.removeItem('raingan.after');
  flush();
  if (location.hash === (after || '#/')) show();
  else location.hash = after || '#/';
}

/** The house has its first account: from now on one signs in. */
function whoChanged() {
  me = null;
  show();
}

window.addEventListener('hashchange', () => show());
window.addEventListener('signed-out', () => {
  if (!me || me.open) return;
  me = null;
  sessionStorage.setItem('raingan.after', location.hash);
  location.hash = '#/sign-in';
});
await show();
flush();
// Asking costs a slow machine a tenth of a second, and few want for it: after what they came for.
(await import('./fonts.js')).thaiFace();
