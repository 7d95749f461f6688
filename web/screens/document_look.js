// What is to be looked at: findings by weight, then values that were decided among several; each can be gone to and settled.
import { h, walkable } from '../dom.js';
import { shown, sourceOf } from '../elements/report.js';
import { language, t } from '../texts.js';
import { reasons } from './document_editor.js';

const keyOf = (place) => JSON.stringify([place?.part ?? 0, place?.table ?? 0, place?.row ?? 0, place?.column ?? 0, place?.paragraph ?? 0]);
const placeOf = (finding) => finding.origin ?? finding.at;

/** The number of a finding in the report's diagnostics, which have its message as it is compared; of several alike the one in its turn. */
function numberOf(screen, finding) {
  const alike = (one) => one.code === finding.code && keyOf(placeOf(one)) === keyOf(placeOf(finding));
  const turn = screen.findings.filter(alike).indexOf(finding);
  const numbers = (screen.report?.diagnostics ?? []).flatMap((one, i) => (alike(one) ? [i] : []));
  return numbers[turn] ?? -1;
}

/** The value that was read where the finding is, if there is just one. */
function valueOf(screen, finding) {
  const at = placeOf(finding);
  if (!at) return null;
  const found = [...screen.values.values()].filter((value) => {
    const source = sourceOf(screen.report, value.path);
    return source?.at && keyOf(source.at) === keyOf(at);
  });
  return found.find((value) => value.kind === 'number') ?? (found.length === 1 ? found[0] : null);
}

function findingCard(screen, finding) {
  const number = numberOf(screen, finding);
  const at = placeOf(finding);
  const path = number >= 0 && (at?.row || at?.table || at?.paragraph) ? `/diagnostics/${number}` : null;
  const value = valueOf(screen, finding);
  const place = finding.place?.[language()];
  const card = h('article', { class: `finding finding-${finding.severity}`, tabIndex: -1 });
  const dismissal = () => {
    const why = reasons('dismiss', t('whyChecked'));
    const form = h('form', { class: 'editor', onsubmit: (event) => {
      event.preventDefault();
      if (!why.value()) return;
      screen.correct({ op: 'dismiss', finding: { code: finding.code, at, message: screen.report.diagnostics[number].message.en }, why: why.value() });
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
      finding.severity !== 'info' && number >= 0 && !screen.isClosed && h('button', { type: 'button', class: 'small', onclick: dismissal }, t('noError'))));
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
  const heavy = screen.findings.filter((finding) => finding.severity !== 'info');
  const light = screen.findings.filter((finding) => finding.severity === 'info');
  const unsure = [...screen.values.values()].filter((value) => screen.needsLook(value));
  return [
    !screen.report && h('p', {}, t('noReport')),
    screen.isClosed && h('p', { class: 'soft' }, t('isSigned')),
    screen.report && heavy.length + unsure.length === 0 && h('div', { class: 'good' }, h('p', {}, t('allLooked')),
      h('button', { type: 'button', class: 'main', onclick: () => screen.go('get') }, t('nextDownload'))),
    walkable(h('div', {}, heavy.map((finding) => findingCard(screen, finding)), unsure.map((value) => unsureCard(screen, value)),
      light.length > 0 && h('details', {}, h('summary', {}, t('alsoKnown', light.length)), light.map((finding) => findingCard(screen, finding)))), '.go')];
}
