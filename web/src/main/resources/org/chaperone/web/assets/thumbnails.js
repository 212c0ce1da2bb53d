// Thumbnails, asked for as they come into sight, many under one release.
import { askJson, picture, say } from "./asking.js";

const MOST = 24;

async function fill(container, frames) {
  const answer = await askJson(
    container.dataset.thumbnails,
    frames.map((frame) => frame.dataset.photograph),
  );
  const bytes = await answer.arrayBuffer();
  const view = new DataView(bytes);
  const shown = [];
  let at = 0;
  for (const frame of frames) {
    const length = view.getUint32(at);
    const blob = new Blob([new Uint8Array(bytes, at + 4, length)], { type: "image/jpeg" });
    at += 4 + length;
    shown.push(picture(blob, frame.dataset.alt ?? "").then((image) => frame.replaceChildren(image)));
  }
  await Promise.all(shown);
}

for (const container of document.querySelectorAll("[data-thumbnails]")) {
  const waiting = new Set();
  let soon;
  const send = () => {
    soon = undefined;
    const frames = [...waiting];
    waiting.clear();
    for (let from = 0; from < frames.length; from += MOST) {
      fill(container, frames.slice(from, from + MOST)).catch((error) => {
        const said = container.querySelector(":scope > .said");
        if (said) say(said, error);
      });
    }
  };
  const sight = new IntersectionObserver(
    (entries) => {
      for (const entry of entries.filter((one) => one.isIntersecting)) {
        sight.unobserve(entry.target);
        waiting.add(entry.target);
      }
      if (waiting.size > 0) soon ??= setTimeout(send, 20);
    },
    { rootMargin: "500px" },
  );
  container.querySelectorAll("[data-photograph]").forEach((frame) => sight.observe(frame));
}

// On paper there is no scrolling: what was not in sight yet is fetched first.
document.querySelector("[data-print]")?.addEventListener("click", async () => {
  for (const container of document.querySelectorAll("[data-thumbnails]")) {
    const rest = [...container.querySelectorAll("[data-photograph]")].filter(
      (frame) => !frame.firstChild && !frame.closest("[hidden]"));
    for (let from = 0; from < rest.length; from += MOST) {
      await fill(container, rest.slice(from, from + MOST)).catch(() => {});
    }
  }
  print();
});
