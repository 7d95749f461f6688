// usage: node extract.mjs READER FILE.pdf        READER: pdf.js | pdf.js-6 | pdfium | mupdf
// Prints the text as the reader gives it, a form feed behind each page.
import { readFileSync } from 'node:fs';

// pdf.js tells on the console what it misses for drawing (older Node.js); standard output is for the text alone.
console.log = console.warn = console.error;

// pdf.js 6 asks for Node.js 22 because of this alone, as far as it is used here.
Promise.withResolvers ??= function () {
  const made = {};
  made.promise = new this((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
};

async function pagesOfPdfJs({ getDocument }, bytes) {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; ++number) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => (item.str ?? '') + (item.hasEOL ? '\n' : '')).join(''));
  }
  return pages;
}

const readers = {
  async 'pdf.js'(bytes) {
    return pagesOfPdfJs(await import('pdfjs-dist/legacy/build/pdf.mjs'), bytes);
  },
  async 'pdf.js-6'(bytes) {
    return pagesOfPdfJs(await import('pdfjs-dist-6/legacy/build/pdf.mjs'), bytes);
  },
  async pdfium(bytes) {
    const { PDFiumLibrary } = await import('@hyzyla/pdfium');
    const library = await PDFiumLibrary.init();
    const document = await library.loadDocument(bytes);
    const pages = [...document.pages()].map((page) => page.getText());
    document.destroy();
    library.destroy();
    return pages;
  },
  async mupdf(bytes) {
    const { Document } = await import('mupdf');
    const document = Document.openDocument(bytes, 'application/pdf');
    const pages = [];
    for (let index = 0; index < document.countPages(); ++index)
      pages.push(document.loadPage(index).toStructuredText('preserve-whitespace').asText());
    return pages;
  },
};

const [reader, path] = process.argv.slice(2);
if (!readers[reader] || !path) {
  console.error('usage: node extract.mjs pdf.js|pdf.js-6|pdfium|mupdf FILE.pdf');
  process.exit(64);
}
const pages = await readers[reader](readFileSync(path));
process.stdout.write(pages.map((page) => page + '\f').join(''));
