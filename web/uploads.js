// Files on their way to the service. They go on while other screens are looked at, some at a time, and again where the connection
// was lost; each with its own key, so that none becomes two documents.
import { Problem, newKey, query, upload } from './api.js';
import { announce } from './dom.js';
import { t } from './texts.js';

const seconds = 1000;
const firstWait = 5, longestWait = 60;
const atOnce = 3;
const listeners = new Set();
let running = 0;

/** [{file, key, percent, state: 'queued' | 'sending' | 'waits' | 'failed', shownWait, error}] */
export const sending = [];
/** Of those that were given together and are not all there yet. */
export const batch = { all: 0, there: 0 };

const tell = (finished = false) => { for (const listener of listeners) listener(finished); };

/** `listener(finished)`: something changed; `finished`: a document more is there. Gives what ends it. */
export function onUploads(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function take(files) {
  for (const file of files) sending.push({ file, key: newKey(), percent: 0, state: 'queued', wait: firstWait });
  batch.all += files.length;
  if (files.length > 1) announce(t('sendingFiles', files.length));
  tell();
  run();
}

export function giveUp(item) {
  sending.splice(sending.indexOf(item), 1);
  --batch.all;
  end();
  tell();
}

function end() {
  if (sending.length === 0) batch.all = batch.there = 0;
}

function waitAndAgain(item, error) {
  item.state = 'waits';
  item.shownWait = error.retryAfter ?? item.wait;
  setTimeout(() => { if (item.state === 'waits') { item.state = 'queued'; run(); } }, item.shownWait * seconds);
  item.wait = Math.min(longestWait, item.wait * 2);
}

async function run() {
  const next = sending.find((item) => item.state === 'queued');
  if (!next || running >= atOnce) return;
  ++running;
  next.state = 'sending';
  run();
  try {
    await upload(`/documents${query({ name: next.file.name })}`, next.file, next.key, (percent) => { next.percent = percent; tell(); });
    sending.splice(sending.indexOf(next), 1);
    ++batch.there;
    if (batch.all === 1) announce(`${next.file.name}: ${t('waiting')}`);
    else if (batch.there === batch.all) announce(t('sentOf', batch.there, batch.all));
    end();
  } catch (error) {
    if (error instanceof Problem && (error.isOffline || error.status === 429)) {
      waitAndAgain(next, error);
    } else {
      next.state = 'failed';
      next.error = error;
      announce(`${next.file.name}: ${t('uploadFailed')}`);
    }
  } finally {
    --running;
    tell(true);
    run();
  }
}

window.addEventListener('online', () => {
  for (const item of sending) if (item.state === 'waits') item.state = 'queued';
  run();
});
// What is under way would be lost.
window.addEventListener('beforeunload', (event) => { if (sending.some((item) => item.state !== 'failed')) event.preventDefault(); });

/** What programs leave beside documents is none: locks of Word and LibreOffice, and what systems hide. */
const isLeftBeside = (name) => /^(\.|~\$)|^(thumbs\.db|desktop\.ini)$/i.test(name);

/** All files of what was dropped, of folders within folders too: {files, passed: names of those that are left aside}. */
export async function filesOf(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const files = entries.length === 0 ? [...transfer.files] : [];
  const passed = [];
  const walk = async (entry) => {
    if (entry.isFile) {
      try { files.push(await new Promise((resolve, reject) => { entry.file(resolve, reject); })); } catch { passed.push(entry.name); }
      return;
    }
    const reader = entry.createReader();
    // It gives a hundred at a time.
    for (let some; (some = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); })).length > 0;)
      for (const one of some) await walk(one);
  };
  for (const entry of entries) await walk(entry);
  return sorted(files, passed);
}

export function sorted(files, passed = []) {
  return { files: files.filter((file) => !isLeftBeside(file.name)), passed: [...passed, ...files.filter((file) => isLeftBeside(file.name)).map((file) => file.name)] };
}
