// Form and digits chosen, then the files; the first of them is what is mostly wanted.
import { Problem, fileAddress, post } from '../api.js';
import { fill, h, problem, shownTime } from '../dom.js';
import { t } from '../texts.js';
import { output } from './document.js';

const choice = (name, legend, options, chosen, onChoose) => h('fieldset', {}, h('legend', {}, legend), options.map(([value, label]) =>
  h('label', { class: 'line' }, h('input', { type: 'radio', name, value, checked: value === chosen, onchange: () => onChoose(value) }), label)));

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = h('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

export function downloads(screen) {
  const settings = screen.settings ??= { style: 'source', digits: 'keep' };
  const told = h('div', { role: 'status' });
  const stem = screen.document.name.replace(/\.[^.]*$/, '').split('/').at(-1);

  async function fetchOutput(format) {
    fill(told, t('making'));
    try {
      const answer = await output(screen.id, format, format === 'pdf' ? settings : {}, () => screen.over);
      if (!answer) return;
      save(await answer.blob(), `${stem}.${format}`);
      fill(told);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      fill(told, problem(error, () => fetchOutput(format)));
    }
  }

  async function send() {
    try {
      screen.document = await post(`/documents/${screen.id}/send`);
      screen.drawHead();
      screen.drawContent();
    } catch (error) {
      fill(told, problem(error));
    }
  }

  const file = (format, key, main) => h('button', { type: 'button', class: main ? 'main' : '', onclick: () => fetchOutput(format) }, t(key));
  return [
    choice('style', t('style'), [['source', t('styleSource')], ['standard', t('styleStandard')]], settings.style, (value) => { settings.style = value; }),
    choice('digits', t('digits'), [['keep', t('digitsKeep')], ['thai', t('digitsThai')], ['arabic', t('digitsArabic')]], settings.digits, (value) => { settings.digits = value; }),
    h('div', { class: 'downloads' }, file('pdf', 'getPdf', true), screen.report && file('xlsx', 'getXlsx'), told),
    h('h2', {}, t('others')),
    h('div', { class: 'row' }, screen.report && file('json', 'getJson'), screen.report && file('xml', 'getXml'),
      h('a', { class: 'button', href: fileAddress(`/documents/${screen.id}/original`), download: screen.document.name }, t('getSource'))),
    // In a house without accounts there is nobody to whom it could be sent.
    screen.me.open ? null : [h('h2', {}, t('sendIt')), screen.document.sent ? h('p', { class: 'good' }, t('isSent', shownTime(screen.document.sent)))
      : screen.me.user?.role !== 'signer' && [h('p', {}, t('sendWhat')), h('button', { type: 'button', onclick: send }, t('sendIt'))]]];
}
