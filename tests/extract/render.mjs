// usage: node render.mjs READER FILE.pdf        READER: pdf.js | pdfium
// Prints a digest of what the reader shows: a line for each page as drawn with its annotations, and for each attachment.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

console.log = console.warn = console.error;
const digest = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

const readers = {
  async 'pdf.js'(bytes) {
    const { createCanvas } = await import('@napi-rs/canvas');
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    const lines = [];
    for (let number = 1; number <= document.numPages; ++number) {
      const page = await document.getPage(number);
      const viewport = page.getViewport({ scale: 0.5 });
      const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
      const context = canvas.getContext('2d');
      await page.render({ canvasContext: context, viewport }).promise;
      lines.push(digest(context.getImageData(0, 0, canvas.width, canvas.height).data));
    }
    const attachments = (await document.getAttachments()) ?? {};
    for (const name of Object.keys(attachments).sort()) lines.push(`${name} ${digest(attachments[name].content)}`);
    return lines;
  },
  async pdfium(bytes) {
    const { PDFiumLibrary } = await import('@hyzyla/pdfium');
    const library = await PDFiumLibrary.init();
    const document = await library.loadDocument(bytes);
    const lines = [];
    for (const page of document.pages())
      lines.push(digest((await page.render({ scale: 0.5, render: 'bitmap', renderFormFields: true })).data));
    document.destroy();
    library.destroy();
    return lines;
  },
};

const [reader, path] = process.argv.slice(2);
if (!readers[reader] || !path) {
  console.error('usage: node render.mjs pdf.js|pdfium FILE.pdf');
  process.exit(64);
}
process.stdout.write((await readers[reader](readFileSync(path))).join('\n') + '\n');
