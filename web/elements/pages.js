// <raingan-pages>: the pages of a PDF as they are printed, with a box over each value that stands on them. Pages are drawn when
// they come near the window and given up when they are far; so a long document costs no more than a short one. In idle moments small
// sketches of all are made, which stand where a page is scrolled to faster than it can be drawn.
import { fill, h } from '../dom.js';
import { t } from '../texts.js';

const folder = '/web/node_modules/pdfjs-dist/legacy/build';
const near = 1200;      // pixels from the window
const atOnce = 2;       // pages that are being drawn
const most = 24;        // drawn pages that are kept, and
const mostPixels = 48e6, mostOfOne = 16e6;  // what they may take: four bytes each
const sketchWidth = 160, mostSketches = 300;  // pixels; a sketch takes 145 kB
const pause = 30;       // milliseconds between two sketches
let library = null;

async function pdfjs() {
  library ??= import(`${folder}/pdf.min.mjs`).then((loaded) => {
    loaded.GlobalWorkerOptions.workerSrc = `${folder}/pdf.worker.min.mjs`;
    return loaded;
  });
  return library;
}

class Pages extends HTMLElement {
  #pdf = null;
  #sheets = [];
  #drawn = [];
  #zoom = 1;
  #places = [];
  #marks = new Map();
  #selected = null;
  #watch = null;
  #wanted = new Set();
  #tasks = new Map();
  #shown = 0;
  #sketching = false;

  connectedCallback() {
    this.classList.add('pages');
    this.tabIndex = 0;
    this.setAttribute('role', 'region');
    this.setAttribute('aria-label', t('pagesOf'));
    // It may not be seen at first: on a phone it takes turns with the values.
    this.resized = new ResizeObserver(() => { clearTimeout(this.timer); this.timer = setTimeout(() => this.#size(), 100); });
    this.resized.observe(this);
  }
  disconnectedCallback() {
    this.resized?.disconnect();
    this.#watch?.disconnect();
    this.#wanted.clear();
    this.#pdf?.destroy();
    this.#pdf = null;
  }

  get isShown() { return this.#pdf !== null; }

  /** Of those drawn: how many, and how many pixels they have. */
  get drawn() { return { pages: this.#drawn.length, pixels: this.#drawn.reduce((sum, sheet) => sum + sheet.canvas.width * sheet.canvas.height, 0) }; }

  get sketched() { return this.#sheets.filter((sheet) => sheet.sketch).length; }

  /** Shows the PDF's bytes; `places` as the service gives them; `note` stands above. Where the reader was is kept. */
  async show(bytes, places, note) {
    const mine = ++this.#shown;
    const lib = await pdfjs();
    const pdf = await lib.getDocument({ data: bytes, isEvalSupported: false, enableXfa: false }).promise;
    if (mine !== this.#shown || !this.isConnected) return void pdf.destroy();
    const sizes = [];
    const first = await pdf.getPage(1);
    for (let i = 0; i < pdf.numPages; ++i) {
      const known = places?.pages?.[i];
      if (known) sizes.push(known);
      else {
        const view = (i === 0 ? first : await pdf.getPage(i + 1)).getViewport({ scale: 1 });
        sizes.push({ width: view.width, height: view.height });
      }
    }
    if (mine !== this.#shown) return void pdf.destroy();
    const before = this.scrollTop;
    this.#watch?.disconnect();
    this.#pdf?.destroy();
    this.#pdf = pdf;
    this.#drawn = [];
    this.#places = places?.places ?? [];
    this.#wanted.clear();
    this.#watch = new IntersectionObserver((seen) => {
      for (const one of seen) {
        const { sheet } = one.target;
        if (one.isIntersecting) this.#wanted.add(sheet);
        else if (this.#wanted.delete(sheet)) this.#tasks.get(sheet)?.cancel();  // scrolled past
      }
      this.#pump();
    }, { root: this, rootMargin: `${near}px` });
    this.#sheets = sizes.map((size, i) => {
      const element = h('div', { class: 'sheet', role: 'group', 'aria-label': t('pageOf', i + 1, sizes.length) });
      const sheet = { element, size, number: i + 1, canvas: null, sketch: null, boxes: h('div', {}) };
      element.append(sheet.boxes);
      element.sheet = sheet;
      return sheet;
    });
    fill(this, note && h('p', { class: 'note' }, note), h('div', { class: 'tools' },
      h('button', { type: 'button', 'aria-label': t('zoomOut'), onclick: () => this.#zoomTo(this.#zoom / 1.25) }, '−'),
      h('button', { type: 'button', 'aria-label': t('zoomIn'), onclick: () => this.#zoomTo(this.#zoom * 1.25) }, '+')),
    this.#sheets.map((sheet) => sheet.element));
    this.#size();
    this.#putBoxes();
    this.scrollTop = before;
    for (const sheet of this.#sheets) this.#watch.observe(sheet.element);
  }

  /** path → 'unsure' | 'corrected'; and what is said of a value: path → words. */
  mark(marks, nameOf) {
    this.#marks = marks;
    this.nameOf = nameOf;
    this.#putBoxes();
  }

  has(path) { return this.#places.some((place) => place.path === path); }

  select(path, scrolls = true) {
    this.#selected = path;
    for (const box of this.querySelectorAll('.box.selected')) box.classList.remove('selected');
    const boxes = [...this.querySelectorAll('.box')].filter((box) => box.dataset.path === path);
    for (const box of boxes) box.classList.add('selected');
    // What has no box of its own as a value (a finding's row) is shown while it is selected.
    const first = boxes[0] ?? this.#extraBox(path);
    if (first && scrolls) first.scrollIntoView({ block: 'center', inline: 'nearest' });
    return Boolean(first);
  }

  toPage(number) { this.#sheets[number - 1]?.element.scrollIntoView({ block: 'start' }); }

  #zoomTo(zoom) {
    const middle = (this.scrollTop + this.clientHeight / 2) / Math.max(1, this.scrollHeight);
    this.#zoom = Math.min(4, Math.max(0.5, zoom));
    this.#size();
    this.scrollTop = middle * this.scrollHeight - this.clientHeight / 2;
  }

  #size() {
    const room = this.clientWidth - 28;
    if (room <= 0 || this.#sheets.length === 0) return;
    const widest = Math.max(...this.#sheets.map((sheet) => sheet.size.width));
    this.scale = (room / widest) * this.#zoom;
    for (const sheet of this.#sheets) {
      sheet.element.style.width = `${sheet.size.width * this.scale}px`;
      sheet.element.style.height = `${sheet.size.height * this.scale}px`;
      if (sheet.canvas && Math.abs(sheet.drawnAt / this.scale - 1) > 0.1) sheet.stale = true;
    }
    this.#pump();
    if (this.#selected) this.select(this.#selected, false);
  }

  #distance(sheet) {
    const middle = this.scrollTop + this.clientHeight / 2, { offsetTop, offsetHeight } = sheet.element;
    return Math.max(0, offsetTop - middle, middle - offsetTop - offsetHeight);
  }

  /** Draws what is wanted, what is looked at first. */
  #pump() {
    while (this.#pdf && this.scale && this.#tasks.size < atOnce) {
      const left = [...this.#wanted].filter((sheet) => (!sheet.canvas || sheet.stale) && !this.#tasks.has(sheet));
      if (left.length === 0) return void this.#sketchNext();
      this.#draw(left.reduce((a, b) => (this.#distance(b) < this.#distance(a) ? b : a)));
    }
  }

  async #draw(sheet) {
    let rendering = null, isOver = false;
    this.#tasks.set(sheet, { cancel: () => { isOver = true; rendering?.cancel(); } });
    sheet.stale = false;
    const pdf = this.#pdf;
    try {
      const page = await pdf.getPage(sheet.number);
      if (isOver) return;
      const { width, height } = sheet.size;
      const wish = this.scale * Math.min(2, window.devicePixelRatio || 1);
      const viewport = page.getViewport({ scale: Math.min(wish, Math.sqrt(mostOfOne / (width * height))) });
      const canvas = h('canvas', { width: Math.round(viewport.width), height: Math.round(viewport.height), 'aria-hidden': 'true' });
      rendering = page.render({ canvasContext: canvas.getContext('2d', { alpha: false }), viewport });
      await rendering.promise;
      if (pdf !== this.#pdf) return;
      sheet.canvas?.remove();
      sheet.canvas = canvas;
      sheet.drawnAt = this.scale;
      sheet.boxes.before(canvas);  // over its sketch
      this.#drawn = [...this.#drawn.filter((one) => one !== sheet), sheet];
      this.#giveUp();
    } catch (error) {
      if (pdf === this.#pdf && !isOver) {
        console.warn(error);
        this.#wanted.delete(sheet);  // it would fail again
      }
    } finally {
      this.#tasks.delete(sheet);
      this.#pump();
    }
  }

  /** Of the nearest page that has none, while nothing else is wanted. */
  async #sketchNext() {
    if (this.#sketching || this.#tasks.size > 0 || this.sketched >= mostSketches) return;
    const none = this.#sheets.filter((sheet) => !sheet.sketch);
    if (none.length === 0) return;
    this.#sketching = true;
    const pdf = this.#pdf;
    try {
      await new Promise((resolve) => { setTimeout(resolve, pause); });
      if (pdf !== this.#pdf || this.#tasks.size > 0) return;
      const sheet = none.reduce((a, b) => (this.#distance(b) < this.#distance(a) ? b : a));
      const page = await pdf.getPage(sheet.number), viewport = page.getViewport({ scale: sketchWidth / sheet.size.width });
      const canvas = h('canvas', { class: 'sketch', width: sketchWidth, height: Math.round(viewport.height), 'aria-hidden': 'true' });
      sheet.sketch = canvas;  // at most once, whatever comes of it
      await page.render({ canvasContext: canvas.getContext('2d', { alpha: false }), viewport }).promise;
      sheet.element.prepend(canvas);
    } catch (error) {
      if (pdf === this.#pdf) console.warn(error);
    } finally {
      this.#sketching = false;
      this.#pump();
    }
  }

  /** What is far from the window, until the rest is little enough. */
  #giveUp() {
    const byDistance = [...this.#drawn].sort((a, b) => this.#distance(b) - this.#distance(a));
    while (byDistance.length > 1 && !(byDistance.length <= most && this.drawn.pixels <= mostPixels)) {
      const sheet = byDistance.shift();
      if (this.#wanted.has(sheet)) break;  // it would be drawn again at once
      this.#drawn = this.#drawn.filter((one) => one !== sheet);
      // The browser keeps a canvas' pixels until it is collected, but for none.
      sheet.canvas.width = sheet.canvas.height = 0;
      sheet.canvas.remove();
      sheet.canvas = null;
    }
  }

  #put(box, place) {
    const { width, height } = this.#sheets[place.page - 1].size;
    const [x0, y0, x1, y1] = place.box;
    box.style.left = `${(100 * (x0 - 1)) / width}%`;
    box.style.top = `${(100 * (height - y1 - 1)) / height}%`;
    box.style.width = `${(100 * (x1 - x0 + 2)) / width}%`;
    box.style.height = `${(100 * (y1 - y0 + 2)) / height}%`;
    return box;
  }

  #putBoxes() {
    for (const sheet of this.#sheets) sheet.boxes.replaceChildren();
    // Large ones first, so that those within them can be clicked. The list of values is the way for the keyboard.
    const area = ({ box }) => (box[2] - box[0]) * (box[3] - box[1]);
    const shown = this.#places.filter((place) => this.nameOf?.(place.path) && place.box && this.#sheets[place.page - 1]);
    for (const place of shown.sort((a, b) => area(b) - area(a))) {
      const box = h('button', { type: 'button', tabIndex: -1, class: `box ${this.#marks.get(place.path) ?? ''}`, title: this.nameOf(place.path),
        'aria-hidden': 'true', 'data-path': place.path,
        onclick: () => this.dispatchEvent(new CustomEvent('choose', { detail: place.path })) });
      this.#sheets[place.page - 1].boxes.append(this.#put(box, place));
    }
    if (this.#selected) this.select(this.#selected, false);
  }

  #extraBox(path) {
    this.querySelector('.box.extra')?.remove();
    const place = this.#places.find((one) => one.path === path && one.box && this.#sheets[one.page - 1]);
    if (!place) return null;
    const box = this.#put(h('div', { class: 'box extra selected' }), place);
    this.#sheets[place.page - 1].boxes.append(box);
    return box;
  }
}
customElements.define('raingan-pages', Pages);
