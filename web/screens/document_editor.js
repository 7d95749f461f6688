// Correcting one value: another one, or what the document says elsewhere; with a reason. What was typed is kept until it is saved
// or given up, whatever happens to the page.
import { add, fill, h } from '../dom.js';
import { mentionsOf, shown } from '../elements/report.js';
import { draft, dropDraft, keepDraft } from '../outbox.js';
import { language, t } from '../texts.js';

/** Common reasons, and one's own. */
export function reasons(name, first, typed) {
  const choices = [t('whyTypo'), t('whyRead'), t('whyChecked'), t('whyNew')];
  const field = h('input', { id: `why-${name}`, list: `reasons-${name}`, required: true, autocomplete: 'off' });
  field.value = typed ?? first;
  return {
    field,
    element: h('div', {}, h('label', { for: `why-${name}` }, t('why')), field,
      h('datalist', { id: `reasons-${name}` }, choices.map((one) => h('option', { value: one })))),
    value: () => field.value.trim(),
  };
}

function fieldFor(value, typed) {
  const text = typed ?? (value.kind === 'list' ? (value.said ?? []).join('\n') : shown(value.said));
  const isLong = value.kind === 'list' || text.length > 60 || text.includes('\n');
  const field = h(isLong ? 'textarea' : 'input', { id: 'corrected', rows: isLong ? String(Math.min(10, text.split('\n').length + 2)) : undefined,
    inputmode: value.kind === 'number' ? 'decimal' : value.kind === 'whole' ? 'numeric' : undefined, autocomplete: 'off', 'aria-describedby': 'wrong' });
  field.value = text;
  return field;
}

/** Thai digits are as good as others. */
const western = (text) => text.replace(/[๐-๙]/g, (digit) => String(digit.codePointAt(0) - 0x0E50)).replaceAll(',', '').trim();

/** What was typed as a value of the report; a text where it is none: what is wrong. */
function valueFrom(text, kind) {
  if (kind === 'list') return { value: text.split('\n').map((line) => line.trim()).filter(Boolean) };
  const trimmed = text.trim();
  if (trimmed === '') return { value: null };
  if (kind === 'text') return { value: trimmed };
  const number = western(trimmed);
  if (kind === 'whole') return /^\d{1,15}$/.test(number) ? { value: { exactly: number.replace(/^0+(?=\d)/, '') } } : { wrong: t('mustBeWhole') };
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(number) ? { value: { exactly: number.replace(/^(-?)0+(?=\d)/, '$1') } } : { wrong: t('mustBeNumber') };
}

export function editor(screen, value) {
  const before = screen.force.byPath.get(value.path);
  if (screen.isClosed) return h('div', { class: 'editor' }, h('p', {}, t('isSigned')));
  const was = before ? before.was : value.said ?? null;
  const kept = draft(screen.id, value.path);
  const field = fieldFor(value, kept?.text);
  const why = reasons('value', t('whyTypo'), kept?.why);
  const wrong = h('p', { class: 'wrong', id: 'wrong', role: 'alert' });
  const mentions = mentionsOf(screen.report, value.path);
  const pageOf = (mention) => screen.places?.places.find((place) => place.path === `/statements/${mention.index}`)?.page;
  let chosen = null;
  const keep = () => keepDraft(screen.id, value.path, { text: field.value, why: why.value() });
  field.oninput = () => { chosen = null; keep(); };
  why.field.oninput = keep;

  const choose = (mention) => {
    chosen = mention;
    field.value = String(mention.value);
    keep();
    screen.pages.select(`/statements/${mention.index}`);
  };

  function close() {
    dropDraft(screen.id, value.path);
    screen.open(null);
  }

  function submit(event) {
    event.preventDefault();
    const made = valueFrom(field.value, value.kind);
    const same = !before && !chosen && JSON.stringify(made.value?.exactly !== undefined ? Number(made.value.exactly) : made.value) === JSON.stringify(value.kind === 'text' ? (shown(value.said) || null) : value.said ?? null);
    const fault = made.wrong ?? (same ? t('mustChange') : '') ?? '';
    fill(wrong, fault || (why.value() ? '' : t('mustSay')));
    if (wrong.textContent) { (fault ? field : why.field).focus(); return; }
    screen.correct(chosen ? { op: 'choose', path: value.path, was, at: chosen.at, why: why.value() }
      : { op: 'set', path: value.path, was, value: made.value, why: why.value() });
    close();
  }

  const form = h('form', { class: 'editor', 'aria-label': `${t('correct')}: ${value.label}`, onsubmit: submit, onkeydown: (event) => {
    if (event.key === 'Escape') { event.preventDefault(); close(); }
  } });
  add(form, [
    before && h('p', { class: 'soft' }, t('was', shown(before.was) || t('nothing'))),
    value.reason && h('p', { class: 'soft' }, t('unsureWhy', value.reason[language()])),
    h('label', { for: 'corrected' }, t('newValue'), value.kind === 'list' && h('span', { class: 'soft' }, ` (${t('onePerLine')})`)), field, wrong,
    mentions.length > 0 && h('fieldset', {}, h('legend', {}, t('otherPlaces')), mentions.map((mention) => h('label', { class: 'line' },
      h('input', { type: 'radio', name: 'mention', onchange: () => choose(mention) }),
      pageOf(mention) ? t('onPage', String(mention.value), pageOf(mention)) : String(mention.value)))),
    why.element, h('p', {}),
    h('div', { class: 'row' }, h('button', { class: 'main' }, t('save')), h('button', { type: 'button', onclick: close }, t('cancel')))]);
  return form;
}
