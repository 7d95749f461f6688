// All requests to the service (docs/service.md). An answer that is no success is thrown as a Problem; that there was none at
// all as one that isOffline.
import { language, t } from './texts.js';

const base = '/api/v1';
let csrf = null;

export class Problem extends Error {
  constructor(status, body, retryAfter) {
    super(body?.code ?? `status ${status}`);
    this.status = status;
    this.code = body?.code ?? '';
    this.messages = body?.messages ?? null;
    this.detail = body?.detail ?? '';
    this.retryAfter = retryAfter;
  }
  get isOffline() { return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504; }
  shown() {
    if (this.isOffline) return t('offline');
    return this.messages?.[language()] || this.detail || t('unexpected');
  }
}

export async function request(method, path, { body, headers = {}, raw = false, signal } = {}) {
  const all = { 'Accept-Language': language(), ...headers };
  if (csrf && method !== 'GET') all['X-CSRF-Token'] = csrf;
  if (body !== undefined && !raw && typeof body !== 'string') body = JSON.stringify(body);
  if (body !== undefined && !raw) all['Content-Type'] = 'application/json';
  let answer;
  try {
    answer = await fetch(base + path, { method, body, headers: all, signal, credentials: 'same-origin', cache: 'no-store' });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Problem(0, null);
  }
  if (answer.ok) return answer;
  let told = null;
  try { told = await answer.json(); } catch { /* a proxy's page */ }
  const thrown = new Problem(answer.status, told, Number(answer.headers.get('Retry-After')) || undefined);
  if (answer.status === 401 && path !== '/session') window.dispatchEvent(new CustomEvent('signed-out'));
  throw thrown;
}

async function json(method, path, options) {
  const answer = await request(method, path, options);
  return answer.status === 204 ? null : answer.json();
}

export const get = (path) => json('GET', path);
export const post = (path, body, headers) => json('POST', path, { body, headers });
export const patch = (path, body) => json('PATCH', path, { body });
export const remove = (path) => json('DELETE', path);

/** The session as the service tells it; keeps its CSRF token for all other requests. */
export async function session(method = 'GET', body) {
  const told = await json(method, '/session', { body });
  csrf = told?.csrf ?? null;
  return told;
}

export function query(values) {
  const given = Object.entries(values).filter(([, value]) => value !== '' && value !== null && value !== undefined);
  return given.length ? `?${new URLSearchParams(given)}` : '';
}

/** Uploads with progress, which fetch does not tell. */
export function upload(path, file, key, onProgress) {
  return new Promise((resolve, reject) => {
    const sent = new XMLHttpRequest();
    sent.open('PUT', base + path);
    sent.setRequestHeader('Accept-Language', language());
    sent.setRequestHeader('Idempotency-Key', key);
    sent.setRequestHeader('Content-Type', 'application/octet-stream');
    if (csrf) sent.setRequestHeader('X-CSRF-Token', csrf);
    sent.upload.onprogress = (event) => event.lengthComputable && onProgress(Math.round((100 * event.loaded) / event.total));
    sent.onerror = () => reject(new Problem(0, null));
    sent.onload = () => {
      let told = null;
      try { told = JSON.parse(sent.responseText); } catch { /* told below */ }
      if (sent.status >= 200 && sent.status < 300) resolve(told);
      else reject(new Problem(sent.status, told, Number(sent.getResponseHeader('Retry-After')) || undefined));
    };
    sent.send(file);
  });
}

export const fileAddress = (path) => base + path;

/** Server-sent events of a document, or of all; gives what ends it. The browser connects again by itself. */
export function events(path, onEvent) {
  const source = new EventSource(base + path);
  for (const kind of ['document', 'output', 'signature', 'removed', 'session'])
    source.addEventListener(kind, (event) => {
      let data = {};
      try { data = JSON.parse(event.data); } catch { return; }
      onEvent(kind, data);
    });
  return () => source.close();
}

/** A key that tells a request from all others, and stays the same when it is sent again. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
