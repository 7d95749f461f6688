// The list of documents, where files are dropped; empty, it says what this is. Who signs sees first what waits for them.
import { events, fileAddress, get, query, remove } from '../api.js';
import { asked } from '../address.js';
import { fill, h, problem, shownScore, shownSize } from '../dom.js';
import { dataTable } from '../elements/table.js';
import { language, t } from '../texts.js';
import { batch, giveUp, onUploads, sending, sorted, take } from '../uploads.js';

function chooser(folder, told) {
  const input = h('input', { type: 'file', multiple: true, hidden: true, 'aria-label': t(folder ? 'chooseFolder' : 'chooseFiles') });
  if (folder) input.webkitdirectory = true;
  input.onchange = () => {
    const { files, passed } = sorted([...input.files]);
    take(files);
    sayPassed(told, passed, files.length);
    input.value = '';
  };
  const button = h('button', { type: 'button', class: folder ? '' : 'main', onclick: () => input.click() }, t(folder ? 'chooseFolder' : 'chooseFiles'));
  return [input, button];
}

/** What of a folder was left aside, by name. */
export function sayPassed(told, passed, taken) {
  const names = passed.length > 5 ? `${passed.slice(0, 5).join(', ')} …` : passed.join(', ');
  fill(told, passed.length > 0 && h('p', { class: 'soft' }, t('passedOver', passed.length, names)), taken + passed.length === 0 && h('p', { class: 'wrong' }, t('noFiles')));
}

async function trySample() {
  const answer = await fetch('/web/sample.docx');
  take([new File([await answer.blob()], language() === 'th' ? 'ตัวอย่าง รายงาน ITA 2566.docx' : 'Sample ITA report 2566.docx')]);
}

function dropZone(isEmpty, told) {
  return h('section', { class: 'drop', 'aria-label': t('dropHere') }, h('p', {}, t('dropHere')),
    h('div', { class: 'row' }, chooser(false, told), chooser(true, told), isEmpty && h('button', { type: 'button', class: 'quiet', onclick: trySample }, t('trySample'))), told);
}

const hello = () => h('section', { class: 'hello' }, h('h1', {}, t('helloTitle')),
  h('ol', {}, h('li', {}, t('hello1')), h('li', {}, t('hello2')), h('li', {}, t('hello3'))));

/** `house`: who looks; in a house without accounts nobody is there to whom anything is sent. */
export function stateOf(one, house) {
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
    one.signed > 0 && h('span', { class: 'tag ok' }, t('signedTimes', one.signed)), ' ',
    one.sent && !house?.open && h('span', { class: 'tag ok' }, t('sent'))];
}

export async function show(main, { me }) {
  const mayRemoveAll = me.open || me.user?.role === 'admin';
  const mayGive = me.open || me.user?.role !== 'signer';
  let ended = false;
  const place = h('div', {});
  const told = h('div', { role: 'status' }), dropTold = h('div', { role: 'status' });
  const progress = h('div', { role: 'group', 'aria-label': t('uploads') });

  function uploadRow(item, columns) {
    const state = item.state === 'failed'
      ? [h('span', { class: 'tag bad' }, t('uploadFailed')), problem(item.error)]
      : item.state === 'waits' ? h('span', { class: 'tag warn' }, t('uploadWaits', item.shownWait))
        : item.state === 'queued' ? h('span', { class: 'tag none' }, t('uploadQueued'))
          : [h('span', { class: 'tag none' }, t('uploading', item.percent)), h('progress', { max: 100, value: item.percent, 'aria-label': item.file.name })];
    return h('tr', { class: 'upload' }, h('td', {}, item.file.name, ' ', h('span', { class: 'soft' }, shownSize(item.file.size))), h('td', { colSpan: columns - 2 }, state),
      h('td', {}, item.state !== 'sending' && h('button', { type: 'button', class: 'quiet small', onclick: () => giveUp(item), 'aria-label': t('remove', item.file.name) }, '✕')));
  }

  async function takeOut(one) {
    if (!confirm(t('reallyRemove', one.name))) return;
    try {
      await remove(`/documents/${one.id}`);
      fill(told);
      await load();
      table.scroller.focus({ preventScroll: true });
    } catch (error) {
      fill(told, problem(error));
    }
  }

  const columns = [
    { key: 'name', label: t('file'), cell: (one) => [
      one.state === 'ready' || one.state === 'failed' ? h('a', { href: `#/documents/${one.id}`, 'aria-label': t('open', one.name) }, one.name) : one.name,
      one.problem && h('div', { class: 'wrong' }, one.problem.messages?.[language()] ?? one.problem.detail)] },
    { key: 'agency_name', label: t('agency') },
    { key: 'year', label: t('year') },
    { key: 'score', label: t('score'), number: true, cell: (one) => shownScore(one.score) },
    { key: 'level', label: t('level') },
    { key: 'state', label: t('state'), sorts: false, cell: (one) => stateOf(one, me) },
    { key: 'remove', label: h('span', { class: 'unseen' }, t('remove', '')), sorts: false, cell: (one) => mayGive && (!one.sent || mayRemoveAll) &&
      h('button', { type: 'button', class: 'quiet small', onclick: () => takeOut(one), 'aria-label': t('remove', one.name) }, '✕') }];
  const now = new Date().getFullYear() + 543;
  const years = Array.from({ length: 12 }, (none, i) => String(now + 1 - i));
  const table = dataTable({
    caption: t('documents'), columns, kind: 'documents', none: t('noMatch'),
    filters: [{ key: 'q', label: t('search') },
      { key: 'state', label: t('state'), options: ['ready', 'working', 'waiting', 'failed'].map((state) => [state, t(state)]) },
      { key: 'year', label: t('year'), options: years.map((year) => [year, year]) }],
    load: async ({ q, state, year, sort, order, from, limit }) => {
      const came = await get(`/documents${query({ q, state, year, sort, order: sort && order, from, limit })}`);
      return { rows: came.documents, total: came.total };
    },
    files: ({ q, state, year, sort, order }) => [[fileAddress(`/documents.xlsx${query({ q, state, year, sort, order: sort && order })}`), t('tableXlsx')]],
    lead: (count) => (asked().get('page') ? null : sending.map((item) => uploadRow(item, count))),
  });

  function draw() {
    const isFiltered = [...asked().keys()].length > 0;
    const isEmpty = mayGive && table.answer.rows.length === 0 && sending.length === 0 && !isFiltered;
    if (place.dataset.empty !== String(isEmpty)) {
      place.dataset.empty = String(isEmpty);
      fill(place, isEmpty ? hello() : h('h1', {}, t('documents')), mayGive && dropZone(isEmpty, dropTold));
    }
    table.element.hidden = isEmpty;
    fill(progress, batch.all > 1 && h('p', {}, t('sentOf', batch.there, batch.all)),
      batch.all > 1 && h('progress', { max: batch.all, value: batch.there, 'aria-label': t('sentOf', batch.there, batch.all) }));
  }

  async function load() {
    await table.reload();
    if (ended) return;
    draw();
  }

  let timer = 0;
  const later = () => { clearTimeout(timer); timer = setTimeout(load, 250); };
  // Nobody is told of what waits where nobody is known.
  const waits = me.open ? null : (await import('../elements/waiting.js')).waitingForMe(me);
  if (waits) main.append(waits.element);
  main.append(place, progress, told, table.element);
  const endUploads = onUploads((finished) => { table.draw(); draw(); if (finished) later(); });
  await Promise.all([load(), waits?.load()]);
  const end = events('/events', (kind, data) => {
    const one = table.answer.rows.find((other) => other.id === data.document);
    if (kind === 'document' && one && data.state === 'working' && one.state === 'working') {
      one.progress = data.progress;
      table.draw();
    } else {
      later();
      waits?.later();
    }
  });
  return {
    title: t('documents'), drop: mayGive && (({ files, passed }) => {
      take(files);
      sayPassed(dropTold, passed, files.length);
    }),
    zone: () => place.querySelector('.drop'),
    leave: () => { ended = true; end(); endUploads(); clearTimeout(timer); },
  };
}
