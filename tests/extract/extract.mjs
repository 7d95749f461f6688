// usage: node extract.mjs READER FILE.pdf        READER: pdf.js | pdfium
// Prints the text as the reader gives it, a form feed behind each page.
import { readFileSync } from 'node:fs';

// pdf.js tells on the console what it misses for drawing (older Node.js); standard output is for the text alone.
console.log = console.warn = console.error;

const readers = {
  async 'pdf.js'(bytes) {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    const pages = [];
    for (let number = 1; number <= document.numPages; ++number) {
      const { items } = await (await document.getPage(number)).getTextContent();
      pages.push(items.map((item) => (item.str ?? '') + (item.hasEOL ? '\n' : '')).join(''));
    }
    return pages;
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
};

const [reader, path] = process.argv.slice(2);
if (!readers[reader] || !path) {
  console.error('usage: node extract.mjs pdf.js|pdfium FILE.pdf');
  process.exit(64);
}
const pages = await readers[reader](readFileSync(path));
process.stdout.write(pages.map((page) => page + '\f').join(''));
