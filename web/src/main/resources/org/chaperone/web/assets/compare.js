// Two photographs: side by side, behind a slider, one over the other; the earlier one is laid over
// the later one by the transform that the server found.
import { ask, askJson, picture, say } from "./asking.js";
import { movable } from "./stage.js";

const times = (a, b) =>
  a.map((row) => b[0].map((_, j) => row.reduce((sum, v, k) => sum + v * b[k][j], 0)));

// Row by row, 3 × 3, as CSS writes a transform of the plane.
const css = (m) =>
  `matrix3d(${[
    [m[0][0], m[1][0], 0, m[2][0]],
    [m[0][1], m[1][1], 0, m[2][1]],
    [0, 0, 1, 0],
    [m[0][2], m[1][2], 0, m[2][2]],
  ].join(",")})`;

const place = document.querySelector("[data-compare]");
if (place) {
  const stage = place.querySelector(".stage");
  const said = stage.querySelector(".said");
  const [before, after] = stage.querySelectorAll(".pane");
  const mix = place.querySelector(".mix");
  const aligned = place.querySelector(".aligned");
  const note = place.querySelector("[data-not]");
  const flip = place.querySelector("[data-flip]");
  let mode = "side";
  let transform;
  let isBefore = true;

  const layers = () => stage.querySelectorAll(".layer");
  const { fit } = movable(stage, layers);

  // Where a picture lies in its pane when it fits.
  const box = (pane, image) => {
    const scale = Math.min(
      pane.clientWidth / image.naturalWidth,
      pane.clientHeight / image.naturalHeight,
    );
    const width = image.naturalWidth * scale;
    const height = image.naturalHeight * scale;
    return {
      width,
      height,
      x: (pane.clientWidth - width) / 2,
      y: (pane.clientHeight - height) / 2,
    };
  };

  const lay = () => {
    place.dataset.compare = mode;
    mix.hidden = mode === "side" || mode === "flip";
    flip.hidden = mode !== "flip";
    flip.textContent = isBefore ? flip.dataset.before : flip.dataset.after;
    before.style.visibility = mode === "flip" && !isBefore ? "hidden" : "";
    aligned.hidden = mode === "side" || !transform;
    note.textContent = mode !== "side" && transform === null ? note.dataset.not : "";
    const share = mix.querySelector("input").value / 100;
    before.style.clipPath = mode === "slider" ? `inset(0 ${(1 - share) * 100}% 0 0)` : "";
    before.style.opacity = mode === "overlay" ? 1 - share : "";
    stage.style.setProperty("--share", `${share * 100}%`);
    for (const pane of [before, after]) {
      const image = pane.querySelector("img");
      if (!image) continue;
      const own = box(pane, image);
      image.style.width = `${own.width}px`;
      image.style.height = `${own.height}px`;
      const other = after.querySelector("img");
      if (pane === before && other && mode !== "side" && transform && aligned.querySelector("input").checked) {
        const to = box(after, other);
        const unit = [[1 / own.width, 0, 0], [0, 1 / own.height, 0], [0, 0, 1]];
        const there = [[to.width, 0, to.x], [0, to.height, to.y], [0, 0, 1]];
        image.style.transform = css(times(there, times(transform, unit)));
      } else {
        image.style.transform = `translate(${own.x}px, ${own.y}px)`;
      }
    }
  };

  for (const button of place.querySelectorAll("[data-mode]")) {
    button.addEventListener("click", () => {
      mode = button.dataset.mode;
      for (const one of place.querySelectorAll("[data-mode]")) {
        one.setAttribute("aria-pressed", String(one === button));
      }
      fit();
      lay();
      if (mode !== "side" && transform === undefined) align();
    });
  }
  // One place, two times: by the button, or the key B wherever one is.
  const turn = () => {
    isBefore = !isBefore;
    lay();
  };
  flip.addEventListener("click", turn);
  document.addEventListener("keydown", (event) => {
    if (mode === "flip" && event.key.toLowerCase() === "b" && !event.ctrlKey && !event.metaKey) turn();
  });
  mix.addEventListener("input", lay);
  aligned.addEventListener("change", lay);
  addEventListener("resize", lay);
  place.querySelector(".pick").addEventListener("change", (event) => event.currentTarget.submit());

  for (const pane of [before, after]) {
    ask(pane.dataset.picture)
      .then(async (answer) => {
        pane.firstElementChild.append(await picture(await answer.blob(), pane.dataset.alt));
        lay();
      })
      .catch((error) => say(said, error));
  }

  async function align() {
    const { before, after } = place.dataset;
    if (before === after) return;
    try {
      const found = await (await askJson(place.dataset.alignment, { before, after })).json();
      const n = found.transform;
      transform = n.length === 9 ? [n.slice(0, 3), n.slice(3, 6), n.slice(6, 9)] : null;
    } catch (error) {
      say(said, error);
    }
    lay();
  }
}
