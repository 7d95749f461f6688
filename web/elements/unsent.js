// The bar that says which corrections are not sent yet, and why. Screens that make some load it, so that it is there without a connection.
import { fill, h, shownWho } from '../dom.js';
import { discard, flush, sendAgain } from '../outbox.js';
import { language, memberName, t } from '../texts.js';
import { shown } from './report.js';

const button = (label, onclick) => h('button', { type: 'button', class: 'small', onclick }, label);

function refusal({ key, operation, problem }) {
  const what = operation.path ? memberName(operation.path) : operation.op;
  const meanwhile = problem.code === 'changed-meanwhile';
  const why = problem.messages?.[language()] || problem.detail || problem.code;
  const words = (value) => (value?.exactly ?? shown(value)) || t('nothing');
  return h('div', {}, meanwhile ? t('meanwhile', what, shownWho(problem.by), words(problem.theirs), words(operation.value)) : t('refused', what, why),
    meanwhile && button(t('keepMine'), () => sendAgain(key)),
    button(t(meanwhile ? 'keepTheirs' : 'discard'), () => discard(key)));
}

/** `items`: of the outbox. */
export function draw(bar, items) {
  bar.hidden = items.length === 0;
  const refused = items.filter((item) => item.problem);
  const waiting = items.length - refused.length;
  fill(bar, waiting > 0 && h('div', {}, t('waitingToSend', waiting), button(t('sendNow'), flush)), refused.map(refusal));
}
