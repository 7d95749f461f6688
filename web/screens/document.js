// A document: its pages at the left, what was understood at the right; a click on either shows the other.
import { Problem, events, fileAddress, get, post, request } from '../api.js';
import { announce, fill, focusIn, h, problem, shownTime } from '../dom.js';
import '../elements/pages.js';
import '../elements/unsent.js';
import { groupsOf, editedPath, inForce, shown } from '../elements/report.js';
import { onOutbox, put } from '../outbox.js';
import { language, t } from '../texts.js';
import { downloads } from './document_download.js';
import { editor } from './document_editor.js';
import { logOf } from './document_log.js';
import { lookAt } from './document_look.js';
import { signing } from './document_sign.js';
import { stateOf } from './documents.js';

const wait = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/** The bytes of an output, however long it takes to be made. */
export async function output(id, format, values = {}, isOver = () => false) {
  const asked = new URLSearchParams({ ...values, wait: 10 });
  for (;;) {
    const answer = await request('GET', `/documents/${id}/outputs/${format}?${asked}`);
    if (answer.status !== 202) return answer;
    if (isOver()) return null;
    await wait(1000 * (Number(answer.headers.get('Retry-After')) || 1));
  }
}

class Screen {
  constructor(main, id, tab) {
    this.id = id;
    this.main = main;
    this.tab = tab ?? 'look';
    this.selected = null;
    this.over = false;
  }

  async load() {
    this.document = await get(`/documents/${this.id}`);
    if (this.document.state !== 'ready') return;
    const none = (error) => { if (error instanceof Problem && [404, 409].includes(error.status)) return null; throw error; };
    const [report, findings, log] = await Promise.all([
      get(`/documents/${this.id}/report.json`).catch(none), get(`/documents/${this.id}/findings`).catch(none),
      get(`/documents/${this.id}/corrections`).catch(none)]);
    this.report = report;
    this.findings = findings?.findings ?? [];
    this.log = log ?? { revision: 0, operations: [] };
    this.force = inForce(this.log.operations);
    this.groups = report ? groupsOf(report) : [];
    this.values = new Map(this.groups.flatMap((group) => group.values).map((value) => [value.path, value]));
  }

  get isClosed() { return this.document.signed > 0; }

  /** A PDF is shown as it is, anything else as its own PDF. */
  pdf() {
    if (this.document.kind === 'pdf') return request('GET', `/documents/${this.id}/original`);
    return output(this.id, 'pdf', {}, () => this.over);
  }

  async loadPages() {
    try {
      const [pdf, places] = await Promise.all([
        this.pdf().then((answer) => answer?.arrayBuffer()), get(`/documents/${this.id}/places.json`).catch(() => null)]);
      if (this.over || !pdf) return;
      this.places = places;
      await this.pages.show(pdf, places, this.report && !places?.places?.length ? t('placesUnknown') : null);
      this.markPages();
      if (this.selected) this.pages.select(this.selected);
      const path = this.goesThere;
      this.goesThere = null;
      if (path) this.goThere(path);
    } catch (error) {
      if (this.over) return;
      if (!(error instanceof Problem)) console.warn(error);
      fill(this.pages, h('div', { class: 'card' }, h('p', {}, error instanceof Problem ? error.shown() : t('pdfUnavailable')),
        h('a', { class: 'button', href: fileAddress(`/documents/${this.id}/outputs/pdf?download=1`) }, t('openPdf'))));
    }
  }

  markPages() {
    const marks = new Map();
    for (const value of this.values.values()) {
      const state = this.force.byPath.has(value.path) ? 'corrected' : this.needsLook(value) ? 'unsure' : '';
      if (!state) continue;
      marks.set(value.path, state);
      if (value.kind === 'list') (value.said ?? []).forEach((one, i) => marks.set(`${value.path}/${i}`, state));
    }
    this.pages.mark(marks, (path) => this.values.get(editedPath(path, this.values))?.label);
  }

  needsLook(value) { return value.unsure && !this.force.byPath.has(value.path); }

  build() {
    const { document: one } = this;
    this.pages = h('raingan-pages', {}, h('p', { class: 'soft' }, t('loading')));
    this.pages.addEventListener('choose', (event) => {
      const path = editedPath(event.detail, this.values);
      if (path) this.open(path, { from: 'pages' });
    });
    this.head = h('div', { class: 'head' });
    this.content = h('div', { role: 'tabpanel', id: 'panel', tabIndex: -1, 'aria-labelledby': 'tab-look' });
    this.tabs = h('div', { class: 'tabs', role: 'tablist', 'aria-label': t('parts') });
    this.panel = h('section', { class: 'panel' }, this.tabs, this.content);
    const turn = (pages) => () => {
      this.frame.classList.toggle('shows-pages', pages);
      this.drawTurns();
      if (pages && this.selected) this.pages.select(this.selected);
    };
    this.turns = h('div', { class: 'takes-turns' }, h('button', { type: 'button', onclick: turn(false) }, t('values')),
      h('button', { type: 'button', onclick: turn(true) }, t('pagesOf')));
    this.frame = h('div', { class: 'document' }, this.head, this.turns, this.pages, this.panel);
    this.main.classList.add('wide');
    this.main.replaceChildren(this.frame);
    this.drawHead();
    this.drawTurns();
    if (one.state !== 'ready') return;
    this.drawTabs();
    this.drawContent();
  }

  drawTurns() {
    const pages = this.frame.classList.contains('shows-pages');
    this.turns.children[0].setAttribute('aria-pressed', String(!pages));
    this.turns.children[1].setAttribute('aria-pressed', String(pages));
  }

  drawHead() {
    const one = this.document;
    fill(this.head, h('a', { href: '#/' }, `‹ ${t('documents')}`), h('h1', {}, one.name),
      h('span', { class: 'soft' }, [one.agency_name, one.year].filter(Boolean).join(' · ')), stateOf(one, this.me), h('span', { class: 'grow' }),
      one.made < one.revision && h('span', { class: 'soft', role: 'status' }, t('remaking')),
      one.state === 'ready' && h('button', { type: 'button', class: 'main', onclick: () => this.go('get') }, t('getIt')));
    if (one.state === 'failed') {
      const again = async () => { await post(`/documents/${this.id}/again`).catch(() => {}); };
      fill(this.pages);
      fill(this.content, problem(new Problem(422, one.problem ?? {}), again), h('p', {}, t('failedWhat')),
        h('a', { class: 'button', href: fileAddress(`/documents/${this.id}/original`), download: one.name }, t('getSource')));
    } else if (one.state !== 'ready') {
      fill(this.content, h('p', { role: 'status' }, stateOf(one, this.me)));
    }
  }

  drawTabs() {
    const count = this.findings.filter((finding) => finding.severity !== 'info').length + [...this.values.values()].filter((value) => this.needsLook(value)).length;
    const all = [['look', t('look'), count], ['values', t('values')], ['log', t('log'), this.force.active.size], ['get', t('getIt')], ['sign', t('sign')]];
    const had = this.tabs.contains(document.activeElement);
    fill(this.tabs, all.map(([key, label, number]) => h('button', {
      type: 'button', role: 'tab', id: `tab-${key}`, 'aria-selected': String(this.tab === key), 'aria-controls': 'panel',
      tabIndex: this.tab === key ? 0 : -1, onclick: () => this.go(key),
    }, label, number ? ` ${number}` : '')));
    this.tabs.onkeydown = (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const at = all.findIndex(([key]) => key === this.tab);
      this.go(all[(at + step + all.length) % all.length][0], true);
    };
    if (had) this.tabs.querySelector('[aria-selected=true]').focus();
  }

  go(tab, staysOnTabs = false) {
    this.tab = tab;
    history.replaceState(null, '', tab === 'look' ? `#/documents/${this.id}` : `#/documents/${this.id}/${tab}`);
    this.frame.classList.remove('shows-pages');
    this.drawTurns();
    this.drawTabs();
    this.drawContent();
    this.panel.scrollTop = 0;
    if (staysOnTabs) this.tabs.querySelector('[aria-selected=true]').focus();
    else this.content.focus({ preventScroll: true });
  }

  drawContent() {
    this.content.setAttribute('aria-labelledby', `tab-${this.tab}`);
    const parts = { look: lookAt, values: () => this.valueList(), log: logOf, get: downloads, sign: signing };
    fill(this.content, parts[this.tab](this));
  }

  /** One value's line, and its editor where it is open. */
  valueLine(value) {
    const isOpen = this.selected === value.path && this.editing;
    const correction = this.force.byPath.get(value.path);
    const pending = (this.waiting ?? []).find((item) => item.operation.path === value.path)?.operation;
    const said = pending?.op === 'set' ? pending.value?.exactly ?? pending.value : value.said;
    const line = h('button', { type: 'button', class: `value ${this.selected === value.path ? 'selected' : ''}`, 'data-path': value.path,
      'aria-expanded': String(Boolean(isOpen)), onclick: () => this.open(isOpen ? null : value.path) },
    h('span', { class: 'label' }, value.label), h('span', { class: 'said' }, shown(said) || h('em', { class: 'soft' }, t('nothing'))),
    pending && h('span', { class: 'tag warn' }, t('notSent')), correction && !pending && h('span', { class: 'tag ok' }, t('corrected')), this.needsLook(value) && h('span', { class: 'tag warn' }, t('pleaseLook')));
    return [line, isOpen && editor(this, value)];
  }

  valueList() {
    const typed = this.filter ?? '';
    const field = h('input', { type: 'search', id: 'filter', value: typed, oninput: () => {
      this.filter = field.value;
      draw();
    } });
    field.value = typed;
    const place = h('div', {});
    const draw = () => {
      const wanted = (this.filter ?? '').trim().toLowerCase();
      const fits = (value) => (!wanted && (!value.hiddenInList || this.selected === value.path)) || (wanted && `${value.label} ${shown(value.said)}`.toLowerCase().includes(wanted));
      fill(place, this.groups.map((group) => {
        const some = group.values.filter(fits);
        return some.length > 0 && h('section', {}, h('h2', {}, group.title), some.map((value) => this.valueLine(value)));
      }));
    };
    draw();
    return [h('label', { for: 'filter' }, t('filter')), field, place];
  }

  /** Shows the value on its page and opens its editor; null closes it. */
  open(path, { from = 'panel' } = {}) {
    const before = this.selected;
    this.selected = path ?? before;
    this.editing = Boolean(path);
    if (from === 'pages') this.frame.classList.remove('shows-pages');
    if (path && this.tab !== 'look') this.tab = 'values';
    if (from === 'pages') this.tab = 'values';
    if (from === 'pages' || path) this.filter = '';
    this.drawTurns();
    this.drawTabs();
    this.drawContent();
    const line = [...this.content.querySelectorAll('.value')].find((one) => one.dataset.path === (path ?? before));
    if (path) {
      this.pages.select(path, from !== 'pages') || this.pages.select(`${path}/0`, from !== 'pages');
      line?.scrollIntoView({ block: 'nearest' });
      const field = this.content.querySelector('.editor input, .editor textarea');
      (field && !this.isClosed ? field : line)?.focus({ preventScroll: from !== 'pages' });
    } else {
      line?.focus();
    }
  }

  /** Shows what a finding is about. */
  goThere(path) {
    if (!this.pages.select(path)) {
      this.goesThere = this.pages.isShown ? null : path;  // when they are there
      return;
    }
    this.frame.classList.add('shows-pages');
    this.drawTurns();
    if (this.turns.offsetParent) this.turns.children[1].focus();
    else this.pages.focus({ preventScroll: true });
    const place = this.places?.places.find((one) => one.path === path);
    announce(t('page', place?.page ?? ''));
  }

  /** As it is now, with the focus where it was. */
  redraw() {
    if (this.tab === 'sign' && this.signs?.place.isConnected) {
      this.signs.draw().catch(() => {});  // it is asked again with the next event
      return;
    }
    const giveBack = focusIn(this.content);
    const { scrollTop } = this.panel;
    this.drawContent();
    this.panel.scrollTop = scrollTop;
    giveBack();
  }

  /** Sends an operation, or keeps it until it can be sent. */
  correct(operation) {
    put(this.id, operation, this.log.revision);
    announce(t('saved'));
  }

  async again() {
    if (this.over || this.reloading) { this.reloadAfter = true; return; }
    this.reloading = true;
    try {
      const hadReport = Boolean(this.report), revision = this.log?.revision, made = this.document.made, signed = this.document.signed;
      await this.load();
      if (this.over) return;
      if (!hadReport && this.report) {
        this.build();
        this.loadPages();
        return;
      }
      this.drawHead();
      if (this.document.state !== 'ready') return;
      this.drawTabs();
      const busy = this.content.querySelector('.editor');
      if (!busy || revision !== this.log.revision) this.redraw();
      this.markPages();
      if (made !== this.document.made || signed !== this.document.signed) this.loadPages();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    } finally {
      this.reloading = false;
      if (this.reloadAfter) { this.reloadAfter = false; this.again(); }
    }
  }
}

export async function show(main, { parts: [id, tab], me }) {
  const screen = new Screen(main, id, tab);
  screen.me = me;
  await screen.load();
  screen.build();
  if (screen.document.state === 'ready') screen.loadPages();
  const endEvents = events(`/documents/${id}/events`, () => screen.again());
  const sent = (event) => { if (event.detail.document === id) screen.again(); };
  window.addEventListener('correction-sent', sent);
  const online = () => { if (screen.pages.querySelector('.sheet') === null) screen.loadPages(); };
  window.addEventListener('online', online);
  const endOutbox = onOutbox((items) => {
    screen.waiting = items.filter((item) => item.document === id);
    const editing = screen.content?.querySelector('form');
    if (['log', 'values'].includes(screen.tab) && screen.report && !editing) screen.redraw();
  });
  return {
    title: screen.document.name,
    get drop() { return screen.tab === 'sign' ? screen.takeFiles : undefined; },
    leave: () => {
      screen.over = true;
      endEvents();
      endOutbox();
      window.removeEventListener('correction-sent', sent);
      window.removeEventListener('online', online);
      main.classList.remove('wide');
    },
  };
}
