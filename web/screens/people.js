// Accounts: who may do what, added and changed by the administrator.
import { fileAddress, get, patch, post, query } from '../api.js';
import { add, announce, fill, h, problem } from '../dom.js';
import { dataTable, fromRows } from '../elements/table.js';
import { t } from '../texts.js';

const roles = ['officer', 'signer', 'province', 'admin'];

/** The agency of this name; where there is none it is added. */
async function agencyNamed(name) {
  if (!name) return '';
  const { agencies } = await get(`/agencies${query({ q: name, limit: 50 })}`);
  const found = agencies.find((one) => one.name === name);
  return (found ?? await post('/agencies', { name })).id;
}

function form(one, isFirst, done, giveUp) {
  const told = h('div', {});
  const text = (id, label, value, more = {}) => {
    const input = h('input', { id, autocomplete: 'off', ...more });
    input.value = value ?? '';
    return { input, element: h('div', {}, h('label', { for: id }, label), input) };
  };
  const name = text('user-name', t('account'), one?.name, { required: true, pattern: '[a-z0-9._\\-]{1,64}', autocapitalize: 'none', 'aria-describedby': 'user-name-rule', disabled: Boolean(one) });
  const shown = text('user-shown', t('shownName'), one?.shown, { 'aria-describedby': 'user-shown-rule' });
  const role = h('select', { id: 'user-role', onchange: () => suit() }, (isFirst ? ['admin'] : roles).map((key) => h('option', { value: key, selected: one?.role === key }, t(`role_${key}`))));
  const agency = text('user-agency', t('agency'), one?.agency_name, { list: 'user-agencies' });
  const known = h('datalist', { id: 'user-agencies' });
  const province = text('user-province', t('provinceName'), one?.province);
  const password = text('user-password', t(one ? 'newPasswordOrNone' : 'password'), '', { type: 'password', minlength: '12', required: !one, autocomplete: 'new-password', 'aria-describedby': 'user-password-rule' });
  const suit = () => {
    const ofAgency = ['officer', 'signer'].includes(role.value);
    agency.element.hidden = !ofAgency;
    agency.input.required = ofAgency;
    province.element.hidden = role.value !== 'province';
  };
  suit();
  let timer = 0;
  agency.input.oninput = () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const { agencies } = await get(`/agencies${query({ q: agency.input.value.trim(), limit: 20 })}`).catch(() => ({ agencies: [] }));
      fill(known, agencies.map((other) => h('option', { value: other.name })));
    }, 250);
  };
  async function submit(event) {
    event.preventDefault();
    try {
      const body = { shown: shown.input.value.trim(), role: role.value, agency: agency.element.hidden ? '' : await agencyNamed(agency.input.value.trim()), province: province.element.hidden ? '' : province.input.value.trim() };
      if (password.input.value) body.password = password.input.value;
      if (one) await patch(`/users/${one.name}`, body);
      else await post('/users', { name: name.input.value.trim(), ...body });
      announce(t('saved'));
      done();
    } catch (error) {
      fill(told, problem(error));
    }
  }
  return h('form', { class: 'card grid', 'aria-label': one ? t('change', one.name) : t('addUser'), onsubmit: submit, onkeydown: (event) => { if (event.key === 'Escape') giveUp(); } },
    h('div', {}, name.element, h('p', { class: 'soft', id: 'user-name-rule' }, t('userNameRule'))), h('div', {}, shown.element, h('p', { class: 'soft', id: 'user-shown-rule' }, t('shownRule'))),
    h('div', {}, h('label', { for: 'user-role' }, t('role')), role), agency.element, known, province.element,
    h('div', {}, password.element, h('p', { class: 'soft', id: 'user-password-rule' }, t('passwordRule'))),
    h('div', { class: 'whole' }, told, h('div', { class: 'row' }, h('button', { class: 'main' }, t('save')), h('button', { type: 'button', onclick: giveUp }, t('cancel')))));
}

export async function show(main, { me, whoChanged }) {
  const place = h('div', {});
  const told = h('div', { role: 'status' });
  const adding = h('button', { type: 'button', class: 'main', onclick: () => edit(null) }, t('addUser'));
  const usersOf = async () => {
    const { users } = await get('/users');
    return users.map((one) => ({ ...one, id: one.name }));
  };
  const turn = async (one) => {
    try {
      await patch(`/users/${one.name}`, { disabled: !one.disabled });
      fill(told);
      await table.reload();
    } catch (error) {
      fill(told, problem(error));
    }
  };
  const columns = [
    { key: 'name', label: t('account'), head: true }, { key: 'shown', label: t('shownName') },
    { key: 'role', label: t('role'), of: (one) => t(`role_${one.role}`), cell: (one) => t(`role_${one.role}`) },
    { key: 'agency_name', label: t('agency'), cell: (one) => one.agency_name || one.province || '' },
    { key: 'totp', label: t('totpShort'), of: (one) => t(one.totp ? 'yes' : 'no'), cell: (one) => t(one.totp ? 'yes' : 'no') },
    { key: 'disabled', label: t('state'), of: (one) => t(one.disabled ? 'disabled' : 'enabled'), cell: (one) => h('span', { class: `tag ${one.disabled ? 'none' : 'ok'}` }, t(one.disabled ? 'disabled' : 'enabled')) },
    { key: 'do', label: h('span', { class: 'unseen' }, t('change', '')), sorts: false, cell: (one) => h('div', { class: 'row' },
      h('button', { type: 'button', class: 'small', 'aria-label': t('change', one.name), onclick: () => edit(one) }, t('changeIt')),
      one.name !== me.user?.name && h('button', { type: 'button', class: 'small', 'aria-label': `${t(one.disabled ? 'enable' : 'disable')} ${one.name}`, onclick: () => turn(one) }, t(one.disabled ? 'enable' : 'disable'))) }];
  const table = dataTable({ caption: t('people'), columns, load: fromRows(usersOf, columns, { role: (one) => one.role }), sort: 'name', none: t('noUsers'),
    filters: [{ key: 'q', label: t('search') }, { key: 'role', label: t('role'), options: roles.map((key) => [key, t(`role_${key}`)]) }],
    files: (asks) => [[fileAddress(`/users.xlsx${query({ q: asks.q, sort: asks.sort, order: asks.order, role: asks.role })}`), t('tableXlsx')]] });

  function edit(one) {
    const close = () => { fill(place); adding.hidden = false; (one ? table.scroller : adding).focus({ preventScroll: true }); };
    adding.hidden = true;
    fill(place, form(one, me.open, async () => {
      close();
      if (me.open) { whoChanged(); return; }
      await table.reload();
    }, close));
    place.querySelector('input:not(:disabled)').focus();
  }

  add(main, [h('div', { class: 'row spread' }, h('h1', {}, t('people')), adding), me.open && h('p', {}, t('openHouse')), place, told, table.element]);
  await table.reload();
  return { title: t('people') };
}
