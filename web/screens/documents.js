// The list of documents, where files are dropped; empty, it says what this is.
import { Problem, events, get, newKey, query, remove, upload } from '../api.js';
import { announce, fill, h, problem, shownScore, shownSize, walkable } from '../dom.js';
import { language, t } from '../texts.js';

const seconds = 1000;
const firstWait = 5, longestWait = 60;

// Uploads go on while other screens are looked at.
const sending = [];
let changed = () => {};
let running = 0;
const atOnce = 3;

function take(files) {
  for (const file of files) sending.push({ file, key: newKey(), percent: 0, state: 'queued', wait: firstWait });
  changed();
  run();
}

async function run() {
  const next = sending.find((item) => item.state === 'queued');
  if (!next || running >= atOnce) return;
  ++running;
  next.state = 'sending';
  run();
  try {
    await upload(`/documents${query({ name: next.file.webkitRelativePath || next.file.name })}`, next.file, next.key,
      (percent) => { next.percent = percent; changed(); });
    sending.splice(sending.indexOf(next), 1);
    announce(`${next.file.name}: ${t('waiting')}`);
  } catch (error) {
    if (error instanceof Problem && (error.isOffline || error.status === 429)) {
      next.state = 'waits';
      next.wait = error.retryAfter ?? next.wait;
      setTimeout(() => { if (next.state === 'waits') { next.state = 'queued'; run(); } }, next.wait * seconds);
      next.error = null;
      next.shownWait = next.wait;
      next.wait = Math.min(longestWait, next.wait * 2);
    } else {
      next.state = 'failed';
      next.error = error;
    }
  } finally {
    --running;
    changed(true);
    run();
  }
}

/** All files of what was dropped, of folders too. */
async function filesOf(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.length === 0) return [...transfer.files];
  const files = [];
  const walk = async (entry) => {
    if (entry.isFile) {
      files.push(await new Promise((resolve, reject) => entry.file(resolve, reject)));
      return;
    }
    const reader = entry.createReader();
    for (let some; (some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))).length > 0;)
      for (const one of some) await walk(one);
  };
  for (const entry of entries) await walk(entry);
  return files.filter((file) => !file.name.startsWith('.') && file.name !== 'Thumbs.db');
}

function chooser(folder) {
  const input = h('input', { type: 'file', multiple: true, hidden: true, 'aria-label': t(folder ? 'chooseFolder' : 'chooseFiles') });
  if (folder) input.webkitdirectory = true;
  input.onchange = () => { take([...input.files]); input.value = ''; };
  const button = h('button', { type: 'button', class: folder ? '' : 'main', onclick: () => input.click() }, t(folder ? 'chooseFolder' : 'chooseFiles'));
  return [input, button];
}

async function trySample() {
  const answer = await fetch('/web/sample.docx');
  take([new File([await answer.blob()], language() === 'th' ? 'ตัวอย่าง รายงาน ITA 2566.docx' : 'Sample ITA report 2566.docx')]);
}

function dropZone(isEmpty) {
  const zone = h('section', { class: 'drop', 'aria-label': t('dropHere') }, h('p', {}, t('dropHere')),
    h('div', { class: 'row' }, chooser(false), chooser(true), isEmpty && h('button', { type: 'button', class: 'quiet', onclick: trySample }, t('trySample'))));
  zone.ondragover = (event) => { event.preventDefault(); zone.classList.add('over'); };
  zone.ondragleave = () => zone.classList.remove('over');
  zone.ondrop = async (event) => {
    event.preventDefault();
    zone.classList.remove('over');
    take(await filesOf(event.dataTransfer));
  };
  return zone;
}

const hello = () => h('section', { class: 'hello' }, h('h1', {}, t('helloTitle')),
  h('ol', {}, h('li', {}, t('hello1')), h('li', {}, t('hello2')), h('li', {}, t('hello3'))));

export function stateOf(one) {
  if (one.state === 'failed') return h('span', { class: 'tag bad' }, t('failed'));
  if (one.state === 'waiting') return h('span', { class: 'tag none' }, t('waiting'));
  if (one.state === 'working') {
    const known = Number.isFinite(one.progress);
    return h('span', {}, h('span', { class: 'tag none' }, known ? t('workingAt', one.progress) : t('working')),
      h('progress', { max: 100, value: known ? one.progress : undefined, 'aria-label': t('working') }));
  }
  if (!one.has_report) return h('span', { class: 'tag none' }, t('noReport'));
  const count = (one.findings?.finding ?? 0) + (one.findings?.warning ?? 0);
  return [h('span', { class: `tag ${count ? 'warn' : 'ok'}` }, count ? t('toMend', count) : t('nothingToMend')), ' ',
    one.sent && h('span', { class: 'tag ok' }, t('sent'))];
}

export async function show(main, { me }) {
  const mayRemoveAll = me.open || me.user?.role === 'admin';
  let documents = [], next = null, text = '', ended = false;
  const place = h('div', {});
  const list = h('tbody', {});
  const more = h('button', { type: 'button', hidden: true, onclick: () => load(true) }, t('more'));
  const search = h('input', { type: 'search', id: 'search', oninput: () => { text = search.value.trim(); later(); } });
  const none = h('p', { class: 'soft', hidden: true }, t('noMatch'));
  const told = h('div', {});
  const searchPart = h('div', { class: 'search' }, h('label', { for: 'search' }, t('search')), search);
  const table = h('div', { class: 'scroll' }, walkable(h('table', { class: 'documents' },
    h('caption', { class: 'unseen' }, t('documents')),
    h('thead', {}, h('tr', {}, ['file', 'agency', 'year', 'score', 'level', 'state'].map((key) =>
      h('th', { scope: 'col', class: key === 'score' ? 'number' : undefined }, t(key))), h('th', {}, h('span', { class: 'unseen' }, t('remove', ''))))),
    list), 'a'));

  function uploadRow(item) {
    const state = item.state === 'failed'
      ? [h('span', { class: 'tag bad' }, t('uploadFailed')), problem(item.error)]
      : item.state === 'waits' ? h('span', { class: 'tag warn' }, t('uploadWaits', item.shownWait))
        : [h('span', { class: 'tag none' }, t('uploading', item.percent)), h('progress', { max: 100, value: item.percent, 'aria-label': item.file.name })];
    const drop = () => { sending.splice(sending.indexOf(item), 1); draw(); };
    return h('tr', {}, h('td', {}, item.file.name, ' ', h('span', { class: 'soft' }, shownSize(item.file.size))),
      h('td', { colSpan: 5 }, state),
      h('td', {}, item.state !== 'sending' && h('button', { type: 'button', class: 'quiet small', onclick: drop, 'aria-label': t('remove', item.file.name) }, '✕')));
  }

  async function takeOut(one) {
    if (!confirm(t('reallyRemove', one.name))) return;
    try {
      await remove(`/documents/${one.id}`);
      documents = documents.filter((other) => other.id !== one.id);
      draw();
    } catch (error) {
      fill(told, problem(error));
    }
  }

  function row(one) {
    const link = h('a', { href: `#/documents/${one.id}`, 'aria-label': t('open', one.name) }, one.name);
    return h('tr', { 'data-id': one.id },
      h('td', {}, one.state === 'ready' || one.state === 'failed' ? link : one.name,
        one.problem && h('div', { class: 'wrong' }, one.problem.messages?.[language()] ?? one.problem.detail)),
      h('td', {}, one.agency_name ?? ''), h('td', {}, one.year ?? ''),
      h('td', { class: 'number' }, shownScore(one.score)), h('td', {}, one.level ?? ''), h('td', {}, stateOf(one)),
      h('td', {}, (!one.sent || mayRemoveAll) && h('button', { type: 'button', class: 'quiet small', onclick: () => takeOut(one), 'aria-label': t('remove', one.name) }, '✕')));
  }

  function draw() {
    const isEmpty = documents.length === 0 && sending.length === 0 && !text;
    if (place.dataset.empty !== String(isEmpty)) {
      place.dataset.empty = String(isEmpty);
      fill(place, isEmpty ? hello() : h('h1', {}, t('documents')), dropZone(isEmpty));
    }
    table.hidden = searchPart.hidden = isEmpty;
    const focused = list.contains(document.activeElement) ? document.activeElement.getAttribute('aria-label') : null;
    fill(list, sending.map(uploadRow), documents.map(row));
    if (focused) [...list.querySelectorAll('a, button')].find((one) => one.getAttribute('aria-label') === focused)?.focus();
    none.hidden = isEmpty || documents.length + sending.length > 0;
    more.hidden = !next;
  }

  async function load(further = false) {
    try {
      const answer = await get(`/documents${query({ q: text, limit: 50, after: further ? next : '' })}`);
      if (ended) return;
      documents = further ? [...documents, ...answer.documents] : answer.documents;
      next = answer.next;
      fill(told);
      draw();
    } catch (error) {
      fill(told, problem(error, () => load()));
    }
  }

  let timer = 0;
  function later() {
    clearTimeout(timer);
    timer = setTimeout(() => load(), 250);
  }

  main.append(place, told, searchPart, table, none, more);
  changed = (finished) => { draw(); if (finished) later(); };
  await load();
  if (!place.dataset.empty) draw();
  const end = events('/events', (kind, data) => {
    const one = documents.find((other) => other.id === data.document);
    if (kind === 'document' && one && data.state === 'working' && one.state === 'working') {
      one.progress = data.progress;
      draw();
    } else {
      later();
    }
  });
  return { title: t('documents'), leave: () => { ended = true; end(); changed = () => {}; clearTimeout(timer); } };
}
