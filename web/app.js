// The shell: who is there, where they are, what is not sent yet; and the routes to the screens.
import { Problem, session } from './api.js';
import { announce, fill, h, problem } from './dom.js';
import { discard, flush, onOutbox, sendAgain } from './outbox.js';
import { language, memberName, setLanguage, t } from './texts.js';

// [what an address looks like, the screen's file, what of it is in the navigation]
const routes = [
  [/^$/, 'documents', 'documents'],
  [/^sign-in$/, 'sign_in', ''],
  [/^documents\/([a-z0-9_]+)(?:\/([a-z]+))?$/, 'document', 'documents'],
  [/^province(?:\/(\d{4}))?(?:\/([a-z]+))?$/, 'province', 'province'],
];

let me = null;
let leave = null;  // ends what the screen before has under way
let shows = 0;

const sees = (part) => part !== 'province' || ['province', 'admin'].includes(me?.user?.role) || me?.open;

function top(part) {
  const link = (to, key, name) => sees(name) &&
    h('a', { href: to, 'aria-current': part === name ? 'page' : undefined }, t(key));
  return h('header', { class: 'top' },
    h('a', { class: 'brand', href: '#/' }, h('img', { src: '/web/icon.svg', alt: '' }), h('span', {}, t('name'))),
    h('nav', { 'aria-label': t('name') }, me && link('#/', 'documents', 'documents'), me && link('#/province', 'province', 'province')),
    me?.user && !me.open && h('span', { class: 'who' }, me.user.shown || me.user.name),
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

function waitingBar() {
  const bar = h('div', { class: 'bar', role: 'status', hidden: true });
  onOutbox((items) => {
    if (!bar.isConnected && bar.dataset.shown) return;
    bar.hidden = items.length === 0;
    const refused = items.filter((item) => item.problem);
    const waiting = items.length - refused.length;
    fill(bar,
      waiting > 0 && h('div', {}, t('waitingToSend', waiting), h('button', { type: 'button', class: 'small', onclick: flush }, t('sendNow'))),
      refused.map((item) => {
        const what = item.operation.path ? memberName(item.operation.path) : item.operation.op;
        const meanwhile = item.problem.code === 'changed-meanwhile';
        const why = item.problem.messages?.[language()] || item.problem.detail || item.problem.code;
        return h('div', {}, meanwhile ? t('meanwhile', what) : t('refused', what, why),
          meanwhile && h('button', { type: 'button', class: 'small', onclick: () => sendAgain(item.key) }, t('keepMine')),
          h('button', { type: 'button', class: 'small', onclick: () => discard(item.key) }, t(meanwhile ? 'keepTheirs' : 'discard')));
      }));
  });
  bar.dataset.shown = 'yes';
  return bar;
}

async function whoIsThere() {
  if (me) return;
  const told = await session();
  if (told.signed_in || told.open) me = told;
}

/** `moves`: to another screen, so the focus goes to its beginning. */
async function show(moves = true) {
  const mine = ++shows;
  leave?.();
  leave = null;
  document.documentElement.lang = language();
  const address = location.hash.replace(/^#\/?/, '').split('?')[0];
  const route = routes.find(([form]) => form.test(address));
  const main = h('main', { id: 'main', tabIndex: -1 }, h('p', { class: 'soft' }, t('loading')));
  const frame = (part) => fill(document.body,
    h('a', { class: 'skip', href: '#main', onclick: (event) => { event.preventDefault(); main.focus(); } }, t('skip')),
    top(part), waitingBar(), main, h('div', { id: 'live', class: 'unseen', 'aria-live': 'polite' }));
  try {
    await whoIsThere();
    if (mine !== shows) return;
    if (!me && route?.[1] !== 'sign_in') {
      if (address) sessionStorage.setItem('raingan.after', location.hash);
      location.hash = '#/sign-in';
      return;
    }
    frame(route?.[2]);
    if (!route) {
      document.title = t('name');
      fill(main, h('h1', {}, t('notThere')));
      return;
    }
    const screen = await import(`./screens/${route[1]}.js`);
    if (mine !== shows) return;
    main.replaceChildren();
    const made = await screen.show(main, { me, parts: address.match(route[0]).slice(1), signedIn });
    if (mine !== shows) return made?.leave?.();
    leave = made?.leave ?? null;
    document.title = `${made?.title ?? ''}${made?.title ? ' – ' : ''}${t('name')}`;
    if (moves) main.focus({ preventScroll: true });
    if (moves && made?.title) announce(made.title);
  } catch (error) {
    if (mine !== shows) return;
    if (!document.getElementById('main')) frame('');
    if (!(error instanceof Problem)) console.error(error);
    fill(main, h('h1', {}, t('name')), problem(error, () => show()));
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

window.addEventListener('hashchange', () => show());
window.addEventListener('signed-out', () => {
  if (!me || me.open) return;
  me = null;
  sessionStorage.setItem('raingan.after', location.hash);
  location.hash = '#/sign-in';
});
show();
flush();
