// Leaked material on its way in: many gigabytes, file by file, in pieces; a lost connection is
// waited for, and a file that is given again goes on where it stopped.
import { ask, askJson, say, Told } from "./asking.js";

const PIECE = 4 * 1024 * 1024;
const LONGEST_WAIT = 10_000;

const pause = (tries) =>
  new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_WAIT, 500 * 2 ** tries)));

const isLasting = (error) =>
  error instanceof Told && ![404, 409, 429].includes(error.status) && (error.status < 500 || error.status === 507);

async function send(path, file, name, tell) {
  let known;
  for (let tries = 0; ; tries++) {
    try {
      known = await (await askJson(path, { name, size: file.size })).json();
      while (known.offset < file.size) {
        const answer = await ask(`${path}/${known.id}`, {
          method: "PATCH",
          headers: { "Content-Type": "application/octet-stream", "Upload-Offset": known.offset },
          body: file.slice(known.offset, known.offset + PIECE),
        });
        known.offset = (await answer.json()).offset;
        tries = 0;
        tell(known.offset / file.size, false);
      }
      tell(1, false);
      return;
    } catch (error) {
      if (isLasting(error)) throw error;
      tell(known ? known.offset / file.size : 0, true);
      await pause(tries);
    }
  }
}

// What was dropped, folders opened.
async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const files = [];
  async function open(entry, folder) {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      files.push({ file, name: folder + file.name });
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) return;
      for (const one of some) await open(one, `${folder}${entry.name}/`);
    }
  }
  for (const entry of entries) await open(entry, "");
  return files;
}

// On a phone the tabs are wider than the window.
document.querySelector(".case-tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

const place = document.querySelector("[data-leak]");
if (place) {
  const path = place.dataset.leak;
  const list = place.querySelector("[data-coming]");
  const said = place.querySelector("[data-said]");
  const zone = place.querySelector(".case-drop");
  said.dataset.offline = place.dataset.offline;
  let under = 0;
  addEventListener("beforeunload", (event) => under > 0 && event.preventDefault());

  const row = (name) => {
    const item = document.createElement("li");
    const label = document.createElement("span");
    label.textContent = name;
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", name);
    const note = document.createElement("small");
    item.append(label, bar, note);
    list.append(item);
    return (share, isWaiting) => {
      bar.value = share;
      note.textContent = isWaiting ? place.dataset.waiting : `${Math.floor(share * 100)} %`;
    };
  };

  const take = async (files) => {
    said.textContent = "";
    under++;
    try {
      for (const { file, name } of files) if (file.size > 0) await send(path, file, name, row(name));
      under--;
      if (under === 0) location.reload();
    } catch (error) {
      under--;
      say(said, error);
    }
  };

  for (const input of place.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () =>
      take([...input.files].map((file) => ({ file, name: file.webkitRelativePath || file.name }))));
  }
  for (const kind of ["dragenter", "dragover"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  for (const kind of ["dragleave", "drop"]) zone.addEventListener(kind, () => zone.classList.remove("over"));
  zone.addEventListener("drop", async (event) => {
    event.preventDefault();
    take(await dropped(event.dataTransfer));
  });
  for (const button of place.querySelectorAll("[data-drop]")) {
    button.addEventListener("click", async () => {
      await ask(`${path}/${button.dataset.drop}`, { method: "DELETE" }).catch((error) => say(said, error));
      location.reload();
    });
  }
}
