// Corrections that the service has not acknowledged: kept in the browser until it has, so that neither going back nor a lost
// connection loses one. Each is sent with its own key, so that none counts twice.
import { Problem, get, newKey, request } from './api.js';

const place = 'raingan.outbox';
const first = 1000, most = 30000;  // milliseconds between attempts
const listeners = new Set();
let wait = first, timer = 0, sending = false;

function read() {
  try { return JSON.parse(localStorage.getItem(place)) ?? []; } catch { return []; }
}
function write(items) {
  localStorage.setItem(place, JSON.stringify(items));
  for (const listener of listeners) listener(items);
}

export function onOutbox(listener) {
  listeners.add(listener);
  listener(read());
  return () => listeners.delete(listener);
}

export const waitingFor = (document) => read().filter((item) => item.document === document);

/** `operation`: as the service takes it. Numbers may be given as {exactly: "99.70"}, which are sent as they are written. */
export function put(document, operation, revision) {
  write([...read(), { key: newKey(), document, operation, revision, problem: null }]);
  wait = first;
  return flush();
}

/** The person has read what the service said of it. */
export function discard(key) {
  write(read().filter((item) => item.key !== key));
}

export function sendAgain(key) {
  write(read().map((item) => (item.key === key ? { ...item, problem: null, key: newKey(), overwrite: true } : item)));
  return flush();
}

function bodyOf(operation) {
  const numbers = [];
  const text = JSON.stringify(operation, (name, value) => {
    if (value?.exactly === undefined) return value;
    numbers.push(value.exactly);
    return `\u0001${numbers.length - 1}`;
  });
  return text.replace(/"\\u0001(\d+)"/g, (whole, index) => numbers[index]);
}

const sameSubject = (a, b) => (a.path ? a.path === b.path : false);

/** Another one's operation came first: sent on top of it, but where both are about one value. */
async function settle(item) {
  const log = await get(`/documents/${item.document}/corrections`);
  const newer = log.operations.slice(item.revision);
  const other = newer.filter((one) => sameSubject(one, item.operation)).at(-1);
  if (!item.overwrite && other) return { ...item, problem: { code: 'changed-meanwhile', theirs: other.value ?? null, by: other.by } };
  return { ...item, revision: log.revision };
}

async function send(item) {
  const answer = await request('POST', `/documents/${item.document}/corrections`, {
    body: bodyOf(item.operation),
    headers: { 'Idempotency-Key': item.key, 'If-Match': `"${item.revision}"` },
  });
  const { revision } = await answer.json();
  // What waits behind it was made on top of it.
  write(read().map((other) => (other.document === item.document && other.key !== item.key && revision > other.revision
    ? { ...other, revision } : other)));
}

function replace(key, item) {
  write(read().flatMap((one) => (one.key !== key ? [one] : item ? [item] : [])));
}

/** Sends what waits, oldest first; stops where there is no connection and tries again later. */
export async function flush() {
  clearTimeout(timer);
  if (sending) return;
  sending = true;
  try {
    for (let item = read().find((one) => !one.problem); item; item = read().find((one) => !one.problem)) {
      try {
        await send(item);
        replace(item.key, null);
        wait = first;
        window.dispatchEvent(new CustomEvent('correction-sent', { detail: item }));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (error.status === 412) {
          const settled = await settle(item);
          // Another body under one key would be answered as the first one was.
          replace(item.key, settled.problem ? settled : { ...settled, key: newKey() });
        } else if (error.isOffline || error.status === 429 || error.status === 401) {
          throw error;
        } else {
          replace(item.key, { ...item, problem: { code: error.code, messages: error.messages, detail: error.detail } });
        }
      }
    }
  } catch {
    timer = setTimeout(flush, wait);
    wait = Math.min(most, wait * 2);
  } finally {
    sending = false;
  }
}

window.addEventListener('online', () => { wait = first; flush(); });

/** What was typed and not saved, by value. */
const draftPlace = (document, path) => `raingan.draft.${document}.${path}`;
export const draft = (document, path) => {
  try { return JSON.parse(localStorage.getItem(draftPlace(document, path))); } catch { return null; }
};
export const keepDraft = (document, path, value) => localStorage.setItem(draftPlace(document, path), JSON.stringify(value));
export const dropDraft = (document, path) => localStorage.removeItem(draftPlace(document, path));
