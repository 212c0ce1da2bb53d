// A photograph in full: zoom and pan by wheel, fingers, mouse and keys.
import { ask, picture, say } from "./asking.js";

const CLOSEST = 8;
const STEP = 1.4;
const SWIPE = 60;

// Lets a picture be moved in its box. Its place is kept as a scale, 1 fits, and a shift in pixels.
export function movable(box, pictures, turn = () => {}) {
  let scale = 1;
  let x = 0;
  let y = 0;
  const fingers = new Map();
  let begun;

  const show = () => {
    const limitX = ((scale - 1) * box.clientWidth) / 2;
    const limitY = ((scale - 1) * box.clientHeight) / 2;
    x = Math.max(-limitX, Math.min(limitX, x));
    y = Math.max(-limitY, Math.min(limitY, y));
    for (const one of pictures()) one.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    box.classList.toggle("close", scale > 1);
  };

  // What lies under the point stays under it.
  const zoom = (factor, clientX, clientY) => {
    const frame = box.getBoundingClientRect();
    const px = (clientX ?? frame.left + frame.width / 2) - frame.left - frame.width / 2;
    const py = (clientY ?? frame.top + frame.height / 2) - frame.top - frame.height / 2;
    const to = Math.max(1, Math.min(CLOSEST, scale * factor));
    x = px - ((px - x) * to) / scale;
    y = py - ((py - y) * to) / scale;
    scale = to;
    show();
  };

  const fit = () => {
    scale = 1;
    x = y = 0;
    show();
  };

  box.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / (event.ctrlKey ? 100 : 400)), event.clientX, event.clientY);
    },
    { passive: false },
  );
  box.addEventListener("dblclick", (event) =>
    scale > 1 ? fit() : zoom(3, event.clientX, event.clientY));

  box.addEventListener("pointerdown", (event) => {
    if (event.target.closest("input, button, a")) return;
    fingers.set(event.pointerId, event);
    begun = fingers.size === 1 && scale === 1 ? event : undefined;
    box.setPointerCapture(event.pointerId);
  });
  box.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const other = [...fingers.values()].find((one) => one.pointerId !== event.pointerId);
    fingers.set(event.pointerId, event);
    if (other) {
      const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      zoom(
        apart(event) / Math.max(1, apart(before)),
        (event.clientX + other.clientX) / 2,
        (event.clientY + other.clientY) / 2,
      );
    } else {
      x += event.clientX - before.clientX;
      y += event.clientY - before.clientY;
      show();
    }
  });
  // A picture that fits is turned by a swipe.
  box.addEventListener("pointerup", (event) => {
    if (!begun || fingers.size !== 1 || scale > 1) return;
    const across = event.clientX - begun.clientX;
    if (Math.abs(across) > SWIPE && Math.abs(event.clientY - begun.clientY) < SWIPE) {
      turn(across < 0 ? "next" : "prev");
    }
  });
  for (const end of ["pointerup", "pointercancel"]) {
    box.addEventListener(end, (event) => fingers.delete(event.pointerId));
  }

  document.addEventListener("keydown", (event) => {
    if (event.target !== box && event.target !== document.body) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = box.clientWidth / 10;
    const keys = {
      "+": () => zoom(STEP),
      "=": () => zoom(STEP),
      "-": () => zoom(1 / STEP),
      0: fit,
      ArrowLeft: scale > 1 && (() => (x += by)),
      ArrowRight: scale > 1 && (() => (x -= by)),
      ArrowUp: scale > 1 && (() => (y += by)),
      ArrowDown: scale > 1 && (() => (y -= by)),
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    // Arrows that move the picture do not turn the page.
    event.stopImmediatePropagation();
    keys[event.key]();
    show();
  });

  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () =>
      ({ in: () => zoom(STEP), out: () => zoom(1 / STEP), fit })[button.dataset.zoom]());
  }
  addEventListener("resize", show);
  return { fit };
}

for (const stage of document.querySelectorAll("[data-stage]")) {
  const said = stage.querySelector(".said");
  movable(
    stage,
    () => stage.querySelectorAll("img"),
    (to) => document.querySelector(`a[rel=${to}]`)?.click(),
  );
  ask(stage.dataset.picture)
    .then(async (answer) => {
      const entry = answer.headers.get("Chaperone-Entry");
      const note = document.querySelector("[data-entry]");
      note.textContent = note.dataset.text.replace("{0}", entry);
      stage.append(await picture(await answer.blob(), stage.dataset.alt));
    })
    .catch((error) => say(said, error));
}

// Keys that are links.
const linked = [...document.querySelectorAll("a[data-key]")];
if (linked.length > 0) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    linked.find((link) => link.dataset.key === event.key)?.click();
  });
}
