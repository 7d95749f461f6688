// One's own account: who one is, another password, and codes of an authenticator.
import { get, post, request, session } from '../api.js';
import { announce, fill, h, problem } from '../dom.js';
import { t } from '../texts.js';

const put = (path, body) => request('PUT', path, { body });

function field(id, label, attributes) {
  const input = h('input', { id, required: true, ...attributes });
  return { input, element: h('div', {}, h('label', { for: id }, label), input) };
}

function passwordPart() {
  const before = field('old-password', t('oldPassword'), { type: 'password', autocomplete: 'current-password' });
  const next = field('new-password', t('newPassword'), { type: 'password', autocomplete: 'new-password', minlength: '12', 'aria-describedby': 'password-rule' });
  const told = h('div', { role: 'status' });
  const form = h('form', { onsubmit: async (event) => {
    event.preventDefault();
    try {
      await put('/session/password', { old: before.input.value, new: next.input.value });
      form.reset();
      fill(told, h('p', { class: 'good' }, t('passwordChanged')));
    } catch (error) {
      fill(told, problem(error));
    }
  } }, before.element, next.element, h('p', { class: 'soft', id: 'password-rule' }, t('passwordRule')), told, h('button', {}, t('changePassword')));
  return form;
}

/** The key as a picture for a telephone's camera, where the library for it is there. */
async function picture(uri) {
  try {
    const { qrcode } = await import('/web/node_modules/qrcode-generator/dist/qrcode.mjs');
    const code = qrcode(0, 'M');
    code.addData(uri);
    code.make();
    const cell = 5, edge = 4, size = (code.getModuleCount() + 2 * edge) * cell;
    const canvas = h('canvas', { class: 'qr', width: size, height: size, role: 'img', 'aria-label': t('totpPicture') });
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, size, size);
    pen.fillStyle = '#000';
    for (let y = 0; y < code.getModuleCount(); ++y)
      for (let x = 0; x < code.getModuleCount(); ++x) if (code.isDark(y, x)) pen.fillRect((x + edge) * cell, (y + edge) * cell, cell, cell);
    return canvas;
  } catch {
    return null;  // the key can be typed
  }
}

function codesPart(isOn, changed) {
  const place = h('div', {});
  const told = h('div', { role: 'status' });
  const codeForm = (label, send) => {
    const code = field('totp-code', t('code'), { inputmode: 'numeric', autocomplete: 'one-time-code', pattern: '[0-9]{6}', maxlength: '6' });
    return h('form', { onsubmit: async (event) => {
      event.preventDefault();
      try {
        await send({ code: code.input.value.trim() });
        fill(told);
        changed();
      } catch (error) {
        fill(told, problem(error));
        code.input.select();
      }
    } }, code.element, h('p', {}), h('button', { class: 'main' }, label));
  };
  async function begin() {
    try {
      const { secret, uri } = await post('/session/totp');
      fill(place, h('ol', { class: 'steps' },
        h('li', {}, h('p', {}, t('totpStep1')), await picture(uri), h('p', {}, t('totpOr')), h('p', {}, h('code', { class: 'key' }, secret.replace(/(.{4})(?=.)/g, '$1 ')))),
        h('li', {}, h('p', {}, t('totpStep2')), codeForm(t('turnOn'), (body) => put('/session/totp', body)))));
      place.querySelector('input').focus();
    } catch (error) {
      fill(told, problem(error));
    }
  }
  if (isOn) fill(place, h('p', { class: 'good' }, t('totpIsOn')), h('details', {}, h('summary', {}, t('turnOff')), codeForm(t('turnOff'), (body) => request('DELETE', '/session/totp', { body }))));
  else fill(place, h('p', {}, t('totpWhat')), h('button', { type: 'button', onclick: begin }, t('totpBegin')));
  return [place, told];
}

export async function show(main, { me }) {
  if (me.open) {
    main.append(h('h1', {}, t('myAccount')), h('p', {}, t('openHouse')));
    return { title: t('myAccount') };
  }
  const codes = h('section', { class: 'card' });
  async function draw() {
    const { user } = await session();
    fill(codes, h('h2', {}, t('totp')), codesPart(user.totp, async () => {
      await draw();
      announce(t('saved'));
      codes.querySelector('summary, button')?.focus();
    }));
  }
  const { user } = await get('/session');
  await draw();
  main.append(h('h1', {}, t('myAccount')),
    h('dl', { class: 'facts' }, [['account', user.name], ['shownName', user.shown], ['role', t(`role_${user.role}`)], ['agency', user.agency_name], ['provinceName', user.province]]
      .filter(([, value]) => value).map(([key, value]) => h('div', {}, h('dt', {}, t(key)), h('dd', {}, value)))),
    h('div', { class: 'cards' }, codes, h('section', { class: 'card' }, h('h2', {}, t('changePassword')), passwordPart())));
  return { title: t('myAccount') };
}
