// What is to be looked at: findings by weight, then values that were decided among several; each can be gone to and settled.
import { h, walkable } from '../dom.js';
import { shown, sourceOf } from '../elements/report.js';
import { language, t } from '../texts.js';
import { reasons } from './document_editor.js';

/** The place of a finding among the places of the pages: its own number in the report's diagnostics. */
function pathOf(screen, finding) {
  const same = (one) => one.code === finding.code && one.message.en === finding.message.en;
  const index = (screen.report?.diagnostics ?? []).findIndex(same);
  return index < 0 ? null : `/diagnostics/${index}`;
}

/** The value that was read where the finding is, if there is just one. */
function valueOf(screen, finding) {
  const at = finding.origin ?? finding.at;
  if (!at) return null;
  const key = (place) => JSON.stringify([place.part, place.table ?? 0, place.row ?? 0, place.column ?? 0, place.paragraph ?? 0]);
  const found = [...screen.values.values()].filter((value) => {
    const source = sourceOf(screen.report, value.path);
    return source?.at && key(source.at) === key(at);
  });
  return found.find((value) => value.kind === 'number') ?? (found.length === 1 ? found[0] : null);
}

function findingCard(screen, finding) {
  const path = pathOf(screen, finding);
  const value = valueOf(screen, finding);
  const place = finding.place?.[language()];
  const card = h('article', { class: `finding finding-${finding.severity}`, tabIndex: -1 });
  const dismissal = () => {
    const why = reasons('dismiss', t('whyChecked'));
    const form = h('form', { class: 'editor', onsubmit: (event) => {
      event.preventDefault();
      if (!why.value()) return;
      screen.correct({ op: 'dismiss', finding: { code: finding.code, at: finding.origin ?? finding.at, message: finding.message.en }, why: why.value() });
      card.remove();
      screen.content.focus({ preventScroll: true });
    } }, why.element, h('div', { class: 'row' }, h('button', { class: 'main' }, t('noError')),
      h('button', { type: 'button', onclick: () => { form.remove(); card.focus(); } }, t('cancel'))));
    if (!card.querySelector('form')) card.append(form);
    form.querySelector('select, input').focus();
  };
  card.append(h('p', {}, finding.message[language()]), place && h('p', { class: 'soft' }, place),
    h('div', { class: 'row' },
      path && h('button', { type: 'button', class: 'small go', onclick: () => screen.goThere(path) }, t('goThere')),
      value && !screen.isClosed && h('button', { type: 'button', class: 'small', onclick: () => { screen.tab = 'values'; screen.open(value.path); } }, t('correct')),
      finding.severity !== 'info' && !screen.isClosed && h('button', { type: 'button', class: 'small', onclick: dismissal }, t('noError'))));
  return card;
}

/** A value that was decided among several asks whether it is right. */
function unsureCard(screen, value) {
  const source = [sourceOf(screen.report, value.path)].flat().find((one) => one?.at);
  const right = () => {
    screen.correct({ op: 'choose', path: value.path, was: value.said, at: source.at, value: value.said, why: t('whyChecked') });
  };
  return h('article', { class: 'finding unsure' },
    h('p', {}, h('strong', {}, `${value.label}: ${shown(value.said)} `), h('span', { class: 'tag warn' }, t('pleaseLook'))),
    value.reason && h('p', { class: 'soft' }, t('unsureWhy', value.reason[language()])),
    h('div', { class: 'row' }, h('button', { type: 'button', class: 'small go', onclick: () => screen.goThere(value.path) }, t('goThere')),
      source && !screen.isClosed && value.kind !== 'list' && h('button', { type: 'button', class: 'small', onclick: right }, t('rightAsIs')),
      !screen.isClosed && h('button', { type: 'button', class: 'small', onclick: () => { screen.tab = 'values'; screen.open(value.path); } }, t('correct'))));
}

export function lookAt(screen) {
  if (!screen.report) return h('p', {}, t('noReport'));
  const heavy = screen.findings.filter((finding) => finding.severity !== 'info');
  const light = screen.findings.filter((finding) => finding.severity === 'info');
  const unsure = [...screen.values.values()].filter((value) => screen.needsLook(value));
  return [
    screen.isClosed && h('p', { class: 'soft' }, t('isSigned')),
    heavy.length + unsure.length === 0 && h('div', { class: 'good' }, h('p', {}, t('allLooked')),
      h('button', { type: 'button', class: 'main', onclick: () => screen.go('get') }, t('nextDownload'))),
    walkable(h('div', {}, heavy.map((finding) => findingCard(screen, finding)), unsure.map((value) => unsureCard(screen, value)),
      light.map((finding) => findingCard(screen, finding))), '.go')];
}
