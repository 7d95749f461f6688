// What was corrected, by whom and why, newest first; each can be undone.
import { h, shownTime, shownWho } from '../dom.js';
import { shown } from '../elements/report.js';
import { memberName, t } from '../texts.js';

function told(screen, operation) {
  if (operation.op === 'undo') return t('undoes');
  if (operation.op === 'dismiss') return t('dismissed', operation.finding.message || operation.finding.code);
  const label = screen.values.get(operation.path)?.label ?? memberName(operation.path);
  const to = operation.op === 'choose' ? operation.value ?? screen.values.get(operation.path)?.said : operation.value;
  const words = (value) => (value?.exactly ?? shown(value)) || t('nothing');
  return t('setTo', label, words(operation.was), words(to));
}

export function logOf(screen) {
  const { operations } = screen.log ?? { operations: [] };
  const waiting = screen.waiting ?? [];
  const undo = (operation) => screen.correct({ op: 'undo', of: operation.id, why: t('undo') });
  // An undo that is not sent yet counts already.
  const undone = new Set(waiting.filter((item) => item.operation.op === 'undo').map((item) => item.operation.of));
  const line = (operation) => {
    const active = screen.force.active.has(operation.id);
    return h('li', { class: 'finding' }, h('p', {}, active || operation.op === 'undo' ? told(screen, operation) : h('s', {}, told(screen, operation))),
      h('p', { class: 'soft' }, t('byWhen', shownWho(operation.by ?? operation.who), shownTime(operation.when)), operation.why ? ` – ${operation.why}` : ''),
      active && !screen.isClosed && !undone.has(operation.id) && h('button', { type: 'button', class: 'small', onclick: () => undo(operation) }, t('undo')));
  };
  if (operations.length + waiting.length === 0) return h('p', { class: 'soft' }, t('noLog'));
  return h('ul', { class: 'roles' },
    [...waiting].reverse().map((item) => h('li', { class: 'finding' }, h('p', {}, told(screen, item.operation)), h('span', { class: 'tag warn' }, t('notSent')))),
    [...operations].reverse().map(line));
}
