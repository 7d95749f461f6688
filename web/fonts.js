// A Thai face for controls where the computer has none: the program's own, fetched then and only then. What the computer has is asked by
// drawing, as the names of its faces are not to be known everywhere.
function inkOf(letter) {
  const size = 32, canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.font = `24px ${getComputedStyle(document.documentElement).fontFamily}`;
  pen.fillText(letter, 4, 24);
  return pen.getImageData(0, 0, size, size).data.join();
}

/** A letter that is not there looks like one that no face has. */
const hasThai = () => inkOf('ก') !== inkOf('\u{10FFFD}');

/** style.css has the face; it is fetched where something is set in it. */
export function thaiFace() {
  document.documentElement.classList.toggle('no-thai', !hasThai());
}
