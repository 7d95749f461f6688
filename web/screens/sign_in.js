// Sign in: a name, a password, and the code where the account has one.
import { session } from '../api.js';
import { fill, h, problem } from '../dom.js';
import { t } from '../texts.js';

export function show(main, { signedIn }) {
  const name = h('input', { id: 'account', name: 'username', autocomplete: 'username', required: true, autocapitalize: 'none' });
  const password = h('input', { id: 'password', name: 'password', type: 'password', autocomplete: 'current-password', required: true });
  const code = h('input', { id: 'code', name: 'code', inputmode: 'numeric', autocomplete: 'one-time-code', pattern: '[0-9]{6}', maxlength: '6' });
  const codePart = h('div', { hidden: true }, h('label', { for: 'code' }, t('code')), code);
  const told = h('div', {});
  const button = h('button', { class: 'main' }, t('signIn'));
  const shown = h('input', { type: 'checkbox', onchange: () => { password.type = shown.checked ? 'text' : 'password'; } });

  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    fill(told);
    try {
      const body = { name: name.value.trim(), password: password.value };
      if (!codePart.hidden) body.code = code.value.trim();
      signedIn(await session('POST', body));
    } catch (error) {
      if (error.code === 'code-needed') {
        codePart.hidden = false;
        code.required = true;
        code.focus();
      }
      if (error.code !== 'code-needed' || code.value) fill(told, problem(error));
    } finally {
      button.disabled = false;
    }
  }

  main.append(h('form', { class: 'card narrow', onsubmit: submit },
    h('h1', {}, t('signIn')), told,
    h('label', { for: 'account' }, t('account')), name,
    h('label', { for: 'password' }, t('password')), password,
    h('label', { class: 'line' }, shown, t('showPassword')),
    codePart, h('p', {}), button));
  return { title: t('signIn') };
}
