// The leaked picture and the photograph, each with what they share outlined.

/** The leaked picture with the region of every match; pressing one chooses it. */
function leakedFigure(item, picture, chosen, choose) {
  const caption = element('div', { class: 'caption' }, element('h3', {}, 'Leaked picture'), line(item.path, ''), sizeLine(picture));
  const copy = copyButton('Copy the leaked picture’s path', item.path);
  if (!picture) return figure('leaked', caption, missing(item), copy);
  const frame = framed(picture, `Leaked picture ${plain(item.name, 120)}`);
  const svg = drawingOver(picture);
  const tags = [];
  item.matches.forEach((match, i) => {
    const part = clipped(match.region.map(([x, y]) => [x + 0.5, y + 0.5]), picture.originalWidth, picture.originalHeight);
    if (part.length < 3) return;
    const region = outlined(part, i === chosen ? 'region' : 'region other');
    if (item.matches.length > 1) {
      region.append(drawing('polygon', { class: 'touch', points: points(part), onclick: () => choose(i) }));
      tags.push(tag(i + 1, middle(part), picture, i === chosen));
    }
    if (i === chosen) svg.append(region);
    else svg.prepend(region);
  });
  frame.append(svg, ...tags);
  return figure('leaked', caption, frame, copy);
}

/** The photograph, with what the leaked picture does not show of it in shade. */
function archiveFigure(match, picture, between) {
  const { name } = split(match.photograph.path);
  const caption = element('div', { class: 'caption' }, element('h3', {}, 'Photograph in the archive'), line(match.photograph.path, ''), sizeLine(picture));
  const copy = copyButton('Copy the photograph’s path', match.photograph.path);
  if (!picture) return figure('archive', caption, missing(null), copy);
  const frame = framed(picture, `Photograph ${plain(name, 120)} of the archive`);
  if (between && between.share < 0.985) {
    const svg = drawingOver(picture);
    const whole = rectangle(picture.originalWidth, picture.originalHeight);
    svg.append(
      drawing('path', { class: 'shade', 'fill-rule': 'evenodd', d: `M${points(whole)}zM${points(between.seen)}z` }),
      outlined(between.seen, 'region'),
    );
    frame.append(svg);
  }
  return figure('archive', caption, frame, copy);
}

function figure(kind, caption, content, ...buttons) {
  return element(
    'figure',
    { class: `panel shot ${kind}` },
    element('figcaption', {}, caption, ...buttons),
    element('div', { class: 'well' }, content),
  );
}

function sizeLine(picture) {
  if (!picture) return null;
  return element('span', { class: 'line number' }, `${formatted(picture.originalWidth)} × ${formatted(picture.originalHeight)} pixels`);
}

function framed(picture, alt) {
  const frame = element('div', { class: 'frame' }, element('img', { src: picture.address, alt, decoding: 'async', draggable: 'false' }));
  frame.style.setProperty('--ratio', picture.originalWidth / picture.originalHeight);
  return frame;
}

function missing(item) {
  const why = item?.verdict === 'unreadable' ? 'There is no picture to show: it could not be read.' : 'This report holds no preview of this picture.';
  return element('p', { class: 'missing' }, icon(item?.verdict === 'unreadable' ? 'unreadable' : 'picture'), why);
}

function drawingOver(picture) {
  return drawing('svg', {
    viewBox: `0 0 ${picture.originalWidth} ${picture.originalHeight}`,
    preserveAspectRatio: 'none',
    'aria-hidden': 'true',
  });
}

function points(polygon) {
  return polygon.map((corner) => corner.map((value) => value.toFixed(2)).join(',')).join(' ');
}

/** A bright line in a dark casing, to be seen on any skin and any wall. */
function outlined(polygon, classes) {
  return drawing(
    'g',
    { class: classes },
    drawing('polygon', { class: 'outline casing', points: points(polygon) }),
    drawing('polygon', { class: 'outline core', points: points(polygon) }),
  );
}

function tag(number, [x, y], picture, chosen) {
  const made = element('span', { class: chosen ? 'tag' : 'tag other', 'aria-hidden': 'true' }, String(number));
  made.style.left = `${(100 * x) / picture.originalWidth}%`;
  made.style.top = `${(100 * y) / picture.originalHeight}%`;
  return made;
}
