// Signing, one role after the other: with a key that the office's machine holds, or the PDF out, signed with the signer's own key, and
// back in. What came in is verified; what does not hold says what to do.
import { Problem, fileAddress, get, newKey, post, request, upload } from '../api.js';
import { announce, fill, focusIn, h, problem, shownTime } from '../dom.js';
import { language, t } from '../texts.js';

const titleOf = (key) => [key.label, key.signer].filter(Boolean).join(' – ');

/** Asks for the PIN of a key; it is handed on once and kept nowhere. */
function askPin(key, role) {
  return new Promise((resolve) => {
    const pin = h('input', { id: 'pin', type: 'password', required: true, autocomplete: 'off', inputmode: 'text' });
    const dialog = h('dialog', { 'aria-labelledby': 'pin-title' }, h('form', { method: 'dialog', onsubmit: (event) => {
      event.preventDefault();
      dialog.returnValue = 'sign';
      dialog.close('sign');
    } }, h('h2', { id: 'pin-title' }, t('signAs', role)), h('p', {}, t('withKey', titleOf(key))),
    h('label', { for: 'pin' }, t('pin')), pin, h('p', { class: 'soft' }, t('pinOnce')),
    h('div', { class: 'row' }, h('button', { class: 'main' }, t('signNow')), h('button', { type: 'button', onclick: () => dialog.close('') }, t('cancel')))));
    dialog.addEventListener('close', () => {
      const value = dialog.returnValue === 'sign' ? pin.value : null;
      pin.value = '';
      dialog.remove();
      resolve(value);
    });
    document.body.append(dialog);
    dialog.showModal();
    pin.focus();
  });
}

export function signing(screen) {
  const place = h('div', {}, h('p', { class: 'soft' }, t('loading')));
  const told = h('div', { role: 'status' });
  const { me } = screen;
  let keys = [], now = null;

  /** Has it done, and waits for what came of it. */
  async function bring(send, words) {
    fill(told, h('p', {}, words));
    try {
      const before = now?.signatures?.length ?? 0;
      await send();
      for (let i = 0; i < 120 && !screen.over; ++i) {
        await draw();
        const last = now.signatures.at(-1);
        if (now.signatures.length > before && last) {
          tell(last);
          screen.again();
          return;
        }
        await new Promise((resolve) => { setTimeout(resolve, 500); });
      }
      fill(told);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      fill(told, problem(error));
    }
  }

  /** What came of the newest. */
  function tell(last) {
    const said = t(last.accepted ? 'signatureHolds' : 'signatureNot');
    const problems = (last.problems ?? []).map((one) => h('p', {}, one[language()]));
    fill(told, h('div', { class: last.accepted ? 'good' : 'problem', tabIndex: -1 }, h('p', {}, h('strong', {}, said)), problems,
      last.accepted ? h('p', {}, now.complete ? t('allSigned') : t('nowNext', nameOf(next()))) : h('p', {}, t('whatToDo', nameOf(next())))));
    screen.panel.scrollTop = 0;
    announce(`${said} ${(last.problems ?? []).map((one) => one[language()]).join(' ')}`);
  }

  const give = (file) => file && bring(() => upload(`/documents/${screen.id}/signatures`, file, newKey(), () => {}), t('checking'));

  async function signWith(key) {
    const pin = await askPin(key, nameOf(next()));
    if (pin === null) return;
    await bring(() => request('POST', `/documents/${screen.id}/sign`, { body: { key: key.key, pin }, headers: { 'Idempotency-Key': newKey(), 'If-Match': `"${screen.document.revision}"` } }), t('beingSigned'));
  }

  const input = h('input', { type: 'file', accept: 'application/pdf,.pdf', hidden: true, 'aria-label': t('giveSigned') });
  input.onchange = () => { give(input.files[0]); input.value = ''; };

  const next = () => now.roles.find((role) => role.role === now.next && !role.signed);
  const nameOf = (role) => (role ? [role.role, role.name].filter(Boolean).join(' – ') : '');

  function roleList() {
    let passed = false;
    return now.roles.map((role) => {
      const own = now.signatures.find((one) => one.accepted && one.role === role.role);
      const isNext = !passed && role === next();
      passed ||= isNext;
      return h('li', { 'aria-current': isNext ? 'step' : undefined }, h('span', {}, nameOf(role)),
        role.signed ? h('span', { class: 'tag ok' }, t('signedBy', own?.signer || role.name, own ? shownTime(own.when) : ''))
          : h('span', { class: `tag ${isNext ? 'warn' : 'none'}` }, t(isNext ? 'turn' : 'later')));
    });
  }

  /** With whom it is now, by account; nobody to sign is told before it is waited for. */
  function withWhom() {
    if (me.open || !next() || !(screen.document.sent || screen.document.signed)) return null;
    const people = now.waits_for ?? [];
    return h('p', { class: people.length ? 'soft' : 'wrong' }, people.length ? t('waitsWith', people.join(', ')) : t('nobodySigns'));
  }

  function handOn() {
    const send = async () => {
      try {
        screen.document = await post(`/documents/${screen.id}/send`);
        screen.drawHead();
        await draw();
        announce(t('isSent', shownTime(screen.document.sent)));
        fill(told, h('p', { class: 'good' }, t('nowNext', nameOf(next()))));
      } catch (error) {
        fill(told, problem(error));
      }
    };
    return h('div', { class: 'card' }, h('p', {}, t('sendToSign')), h('button', { type: 'button', class: 'main', onclick: send }, t('sendToSignIt')));
  }

  function byKey() {
    return h('div', { class: 'card' }, h('h3', {}, t('keysHere')), h('p', {}, t('keysWhat')),
      keys.map((key) => h('div', { class: 'row' }, h('span', {}, titleOf(key)),
        h('button', { type: 'button', class: 'main', 'aria-label': t('signWithKey', key.label), onclick: () => signWith(key) }, t('signNow')))));
  }

  function byFile() {
    const isMain = keys.length === 0;
    return [h('h3', {}, t(isMain ? 'inThree' : 'orOwnKey')), h('ol', { class: 'steps' },
      h('li', {}, h('p', {}, t('step1')), h('a', { class: 'button', href: fileAddress(`/documents/${screen.id}/outputs/pdf?download=1&wait=10`), download: '' }, t('getPdf'))),
      h('li', {}, t('step2', nameOf(next()))),
      h('li', {}, h('p', {}, t('step3')), input, h('button', { type: 'button', class: isMain ? 'main' : '', onclick: () => input.click() }, t('giveSigned'))))];
  }

  async function draw() {
    now = await get(`/documents/${screen.id}/signatures`);
    const giveBack = focusIn(place);
    const isDraft = !me.open && !screen.document.sent && screen.document.signed === 0 && now.roles.length > 0 && me.user?.role !== 'signer';
    const refused = now.signatures.filter((one) => !one.accepted);
    fill(place, h('h2', {}, t('signTitle')), now.roles.length ? h('ol', { class: 'roles' }, roleList()) : h('p', { class: 'soft' }, t('noSigners')),
      now.complete && now.roles.length > 0 ? [h('p', { class: 'good' }, t('allSigned')), h('a', { class: 'button main', href: fileAddress(`/documents/${screen.id}/outputs/pdf?download=1&wait=10`), download: '' }, t('getSigned'))]
        : [withWhom(), isDraft && handOn(), keys.length > 0 && byKey(), byFile()],
      refused.length > 0 && h('details', {}, h('summary', {}, t('refusedBefore', refused.length)), h('ul', { class: 'roles' }, refused.map((one) =>
        h('li', {}, shownTime(one.when), ' ', (one.problems ?? []).map((words) => words[language()]).join(' '))))));
    giveBack();
  }

  screen.signs = { place, draw };
  screen.takeFiles = ({ files }) => give(files[0]);
  get('/signing-keys').then((came) => { keys = came.keys ?? []; }, () => {}).then(draw)
    .catch((error) => fill(place, problem(error, () => screen.drawContent())));
  return [told, place];  // what came of it is seen without scrolling
}
