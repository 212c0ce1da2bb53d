// The leaked picture laid over the photograph it is a copy of, with four ways to compare the two.

const MODES = [
  { key: 'wipe', label: 'Wipe' },
  { key: 'fade', label: 'Fade' },
  { key: 'blink', label: 'Blink' },
  { key: 'difference', label: 'Difference' },
];

/** Kept from picture to picture, so that a series can be stepped through in one way of looking. */
const looking = { mode: 'wipe', amount: 50, close: false };

const still = matchMedia('(prefers-reduced-motion: reduce)');

/** A panel with the two laid over each other; `end` stops what moves and watches. */
function overlayPanel(between, leaked, photograph) {
  const { stage, layers, under, over, reach, divider, sides } = stageOf(leaked, photograph);
  const well = element('div', { class: 'well' }, stage);
  const slider = element('input', { type: 'range', min: 0, max: 100, step: 1, id: 'amount' });
  const slide = element('div', { class: 'slide' });
  const zoom = press('Zoom to the shared part', () => { looking.close = !looking.close; layOut(); });
  const segments = element('fieldset', { class: 'segments' }, element('legend', { class: 'hidden' }, 'Way of comparing'), ...MODES.map(segment));
  const panel = element(
    'section',
    { class: 'panel overlay', 'aria-labelledby': 'overlay-title' },
    element('header', {}, element('h3', { id: 'overlay-title' }, 'Overlay'), between.share < 0.9 ? zoom : null),
    well,
    element('div', { class: 'controls' }, segments, slide),
  );
  let timer = 0;
  let leakedSeen = true;
  let shared = '';

  function segment({ key, label }) {
    const choice = element('input', { type: 'radio', name: 'mode', value: key, onchange: () => choose(key) });
    return element('label', { class: 'segment' }, choice, label);
  }

  function choose(mode) {
    pause();
    looking.mode = mode;
    leakedSeen = true;
    stage.dataset.mode = mode;
    segments.querySelectorAll('input').forEach((choice) => (choice.checked = choice.value === mode));
    slide.replaceChildren(...controlsOf(mode));
    if (mode === 'blink' && !still.matches) play();
    show();
  }

  function controlsOf(mode) {
    if (mode === 'difference') return [element('p', {}, 'Black where both agree. What was added, covered or changed lights up.')];
    if (mode === 'blink') {
      const run = press('', () => { timer ? pause() : play(); show(); });
      run.classList.add('run');
      return [run, press('Swap', () => { pause(); swap(); })];
    }
    if (mode === 'wipe') {
      slider.setAttribute('aria-label', 'How much of the leaked picture is uncovered');
      return [slider];
    }
    slider.setAttribute('aria-label', 'How strongly the leaked picture shows');
    return [element('span', {}, 'Archive'), slider, element('span', {}, 'Leaked')];
  }

  function play() {
    timer = setInterval(swap, 900);
  }

  function pause() {
    clearInterval(timer);
    timer = 0;
  }

  function swap() {
    leakedSeen = !leakedSeen;
    show();
  }

  function show() {
    const { mode, amount } = looking;
    slider.value = amount;
    slider.setAttribute('aria-valuetext', `${amount}% leaked picture`);
    divider.style.left = `${amount}%`;
    over.style.clipPath = mode === 'wipe' ? `inset(0 ${100 - amount}% 0 0)` : '';
    layers.style.clipPath = mode === 'difference' ? shared : '';
    over.style.opacity = mode === 'fade' ? amount / 100 : mode === 'blink' && !leakedSeen ? 0 : 1;
    sides[0].textContent = { wipe: 'Leaked', fade: '', blink: leakedSeen ? 'Leaked' : 'Archive', difference: 'Difference' }[mode];
    sides[1].textContent = mode === 'wipe' ? 'Archive' : '';
    sides[0].hidden = mode === 'fade' || (mode === 'wipe' && amount < 12);
    sides[1].hidden = mode !== 'wipe' || amount > 88;
    slide.querySelector('.run')?.replaceChildren(timer ? 'Pause' : 'Play');
  }

  function layOut() {
    zoom.setAttribute('aria-pressed', String(looking.close));
    const part = windowOf(between.seen, photograph, looking.close && between.share < 0.9);
    const room = well.clientWidth - 24;
    const tallest = Math.min(innerHeight * 0.62, 46 * 16);
    const width = Math.max(40, Math.floor(Math.min(room, (tallest * part.width) / part.height)));
    const view = times(scaling(width / part.width, width / part.width), shift(-part.x, -part.y));
    stage.style.width = `${width}px`;
    stage.style.height = `${(width * part.height) / part.width}px`;
    under.style.transform = asCss(times(view, fromPreview(photograph)), [0, 0]);
    over.firstChild.style.transform = asCss(
      times(view, between.toArchive, fromPreview(leaked)),
      at(inverse(fromPreview(leaked)), middle(between.taken)),
    );
    const corners = between.seen.map((corner) => at(view, corner));
    shared = `polygon(${corners.map(([x, y]) => `${x.toFixed(1)}px ${y.toFixed(1)}px`).join(',')})`;
    reach.setAttribute('points', between.share < 0.985 ? points(corners) : '');
    show();
  }

  slider.addEventListener('input', () => { looking.amount = Number(slider.value); show(); });
  dragged(stage, (share) => { looking.amount = Math.round(share * 100); show(); });
  const watch = new ResizeObserver(layOut);
  watch.observe(well);
  choose(looking.mode);
  return {
    panel,
    choose,
    end: () => { pause(); watch.disconnect(); },
  };
}

/** Both pictures on a stage of which `layOut` says the size; what is leaked lies `over`. */
function stageOf(leaked, photograph) {
  const under = image(photograph);
  const over = element('div', { class: 'over' }, image(leaked));
  const layers = element('div', { class: 'layers' }, under, over);
  const reach = drawing('polygon', { class: 'reach' });
  const divider = element('div', { class: 'divider' });
  const sides = [element('span', { class: 'side start' }), element('span', { class: 'side end' })];
  const stage = element(
    'div',
    { class: 'stage', role: 'img', 'aria-label': 'The leaked picture, straightened, laid over the photograph of the archive' },
    layers,
    drawing('svg', { 'aria-hidden': 'true' }, reach),
    divider,
    ...sides,
  );
  return { stage, layers, under, over, reach, divider, sides };
}

function press(label, act) {
  return element('button', { type: 'button', class: 'tool', onclick: act }, label);
}

function image(picture) {
  return element('img', { src: picture.address, width: picture.width, height: picture.height, alt: '', draggable: 'false', decoding: 'async' });
}

/** From a preview's own pixels to those of the picture it was made from. */
function fromPreview(picture) {
  return scaling(picture.originalWidth / picture.width, picture.originalHeight / picture.height);
}

/** The part of the photograph that the stage shows. */
function windowOf(seen, photograph, close) {
  if (!close) return { x: 0, y: 0, width: photograph.originalWidth, height: photograph.originalHeight };
  const xs = seen.map(([x]) => x);
  const ys = seen.map(([, y]) => y);
  const [width, height] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
  return { x: Math.min(...xs) - width * 0.03, y: Math.min(...ys) - height * 0.03, width: width * 1.06, height: height * 1.06 };
}

/** Tells how far to the right a pointer is, 0 to 1, while it is dragged over a wiped stage. */
function dragged(stage, tell) {
  const follow = (event) => {
    if (stage.dataset.mode !== 'wipe' || event.buttons !== 1) return;
    const { left, width } = stage.getBoundingClientRect();
    tell(Math.min(1, Math.max(0, (event.clientX - left) / width)));
  };
  stage.addEventListener('pointerdown', (event) => {
    if (event.isPrimary && event.button === 0) stage.setPointerCapture(event.pointerId);
    follow(event);
  });
  stage.addEventListener('pointermove', follow);
}
