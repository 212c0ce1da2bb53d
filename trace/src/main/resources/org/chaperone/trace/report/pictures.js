// Pictures stand as base64 lines in script elements after this one; each is decoded only when it is shown.

const blocks = document.getElementsByClassName('pictures');
const linesOf = new WeakMap();
const awaited = new Set();

/** The picture of this number; null when there is none, undefined when the page is still loading it. */
function pictureOf(number) {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number(blocks[middle].dataset.first) <= number) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return document.readyState === 'loading' ? undefined : null;
  const block = blocks[low - 1];
  const complete = low < blocks.length || document.readyState !== 'loading';
  if (!complete) return undefined;
  if (!linesOf.has(block)) linesOf.set(block, block.textContent.split('\n'));
  const text = linesOf.get(block)[number - Number(block.dataset.first)];
  if (text === undefined || text === '-') return null;
  const [type, width, height, originalWidth, originalHeight, base64] = text.split(' ');
  return {
    address: `data:image/${type};base64,${base64}`,
    width: Number(width),
    height: Number(height),
    originalWidth: Number(originalWidth),
    originalHeight: Number(originalHeight),
  };
}

/** Calls `show` with the picture or null, now or when the page has loaded it. */
function whenLoaded(number, show) {
  const picture = pictureOf(number);
  if (picture === undefined) {
    awaited.add(() => show(pictureOf(number) ?? null));
  } else {
    show(picture);
  }
}

document.addEventListener('DOMContentLoaded', () => {
  awaited.forEach((show) => show());
  awaited.clear();
});

/** A small square of a picture, beside a name that says what it is. */
function thumbnail(number, instead = 'picture') {
  const square = element('span', { class: 'thumb' });
  whenLoaded(number, (picture) => {
    square.replaceChildren(
      picture
        ? element('img', { src: picture.address, alt: '', decoding: 'async', draggable: 'false' })
        : icon(instead),
    );
  });
  return square;
}
