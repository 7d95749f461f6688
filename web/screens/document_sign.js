// Signing, one role after the other: the PDF out, signed elsewhere with the signer's own key, the PDF back in, verified.
import { Problem, fileAddress, get, newKey, upload } from '../api.js';
import { announce, fill, h, problem, shownTime } from '../dom.js';
import { language, t } from '../texts.js';

export function signing(screen) {
  const place = h('div', {}, h('p', { class: 'soft' }, t('loading')));
  const told = h('div', { role: 'status' });

  async function give(file) {
    if (!file) return;
    fill(told, t('checking'));
    try {
      const before = screen.document.signed;
      await upload(`/documents/${screen.id}/signatures`, file, newKey(), () => {});
      for (let i = 0; i < 60 && !screen.over; ++i) {
        const now = await draw();
        const last = now.signatures?.at(-1);
        if ((now.signatures?.length ?? 0) > before && last) {
          const holds = ['valid', 'holds', 'good'].includes(last.verdict) || last.problems?.length === 0;
          fill(told, h('p', { class: holds ? 'good' : 'problem' }, t(holds ? 'signatureHolds' : 'signatureNot'), ' ',
            (last.problems ?? []).map((one) => one[language()]).join(' ')));
          announce(t(holds ? 'signatureHolds' : 'signatureNot'));
          screen.again();
          return;
        }
        await new Promise((resolve) => { setTimeout(resolve, 1000); });
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      fill(told, problem(error));
    }
  }

  const input = h('input', { type: 'file', accept: 'application/pdf,.pdf', hidden: true, 'aria-label': t('giveSigned') });
  input.onchange = () => { give(input.files[0]); input.value = ''; };

  async function draw() {
    const now = await get(`/documents/${screen.id}/signatures`);
    const isNext = (role) => role.role === now.next && !role.signed;
    let passed = false;
    const roles = (now.roles ?? []).map((role) => {
      const own = (now.signatures ?? []).find((one) => one.role === role.role);
      const next = !passed && isNext(role);
      if (next) passed = true;
      return h('li', { 'aria-current': next ? 'step' : undefined }, h('span', {}, `${role.role}${role.name ? ` – ${role.name}` : ''}`),
        role.signed ? h('span', { class: 'tag ok' }, t('signedBy', own?.signer ?? role.name, own ? shownTime(own.when) : ''))
          : h('span', { class: `tag ${next ? 'warn' : 'none'}` }, t(next ? 'turn' : 'later')));
    });
    fill(place, h('h2', {}, t('signTitle')), roles.length ? h('ol', { class: 'roles' }, roles) : h('p', { class: 'soft' }, t('noSigners')),
      now.complete && roles.length > 0 ? h('p', { class: 'good' }, t('allSigned')) : h('ol', { class: 'steps' },
        h('li', {}, h('p', {}, t('step1')), h('a', { class: 'button', href: fileAddress(`/documents/${screen.id}/outputs/pdf?download=1&wait=10`), download: '' }, t('getPdf'))),
        h('li', {}, t('step2')),
        h('li', {}, h('p', {}, t('step3')), input, h('button', { type: 'button', class: 'main', onclick: () => input.click() }, t('giveSigned')))));
    return now;
  }
  draw().catch((error) => fill(place, problem(error, () => screen.drawContent())));
  return [place, told];
}
