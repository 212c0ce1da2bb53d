// Adding photographs: files that are picked or dropped, and the camera.
import { Told } from "./asking.js";
import { camera } from "./camera.js";
import { upload } from "./upload.js";

const AT_A_TIME = 2;

const place = document.querySelector("[data-capture]");
if (place) {
  const list = place.querySelector(".arriving");
  const row = document.getElementById("arriving").content;
  const form = document.getElementById("description");
  const summary = place.querySelector("[data-summary]");
  const waiting = [];
  let running = 0;
  let begun = 0;
  let stored = 0;

  const described = () => Object.fromEntries(new FormData(form));
  const words = () =>
    ["side", "site", "view"]
      .map((name) => form.elements[name])
      .filter((field) => field.value)
      .map((field) => field.selectedOptions[0].textContent)
      .concat(form.elements.stage.value || [])
      .join(" · ");

  const count = () => {
    summary.textContent = summary.dataset.text.replace("{0}", stored).replace("{1}", begun);
  };

  const next = () => {
    while (running < AT_A_TIME && waiting.length > 0) {
      running++;
      waiting.shift()().finally(() => {
        running--;
        next();
      });
    }
  };

  // The description is the one of the moment when the file is added.
  const add = (file, name, more = {}) => {
    const description = { ...described(), ...more };
    const item = row.cloneNode(true).querySelector("li");
    const how = item.querySelector(".how");
    const bar = item.querySelector("progress");
    item.querySelector("b").textContent = name;
    item.querySelector("small").textContent = words();
    how.textContent = how.dataset.waiting;
    list.hidden = false;
    list.querySelector("ul").append(item);
    begun++;
    count();
    waiting.push(async () => {
      try {
        const done = await upload(place.dataset.uploads, file, name, description, (step, share) => {
          how.textContent = how.dataset[step];
          bar.value = share;
        });
        const link = document.createElement("a");
        link.href = done.to;
        link.textContent = done.there ? how.dataset.there : how.dataset.stored;
        how.replaceChildren(link);
        item.classList.add("stored");
        stored++;
      } catch (error) {
        item.classList.add("failed");
        how.textContent =
          (error instanceof Told && error.message) ||
          (error.large ? how.dataset.large : how.dataset.offline);
      }
      bar.remove();
      count();
    });
    next();
  };

  for (const field of place.querySelectorAll("input[type=file]")) {
    field.addEventListener("change", () => {
      for (const file of field.files) add(file, file.name);
      field.value = "";
    });
  }

  const drop = document.getElementById("drop");
  for (const kind of ["dragenter", "dragover"]) {
    addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    addEventListener(kind, (event) => {
      event.preventDefault();
      if (kind === "drop" || !event.relatedTarget) drop.classList.remove("over");
    });
  }
  addEventListener("drop", (event) => {
    for (const file of event.dataTransfer.files) add(file, file.name);
  });

  addEventListener("beforeunload", (event) => {
    if (running > 0 || waiting.length > 0) event.preventDefault();
  });

  const now = () => {
    const time = new Date();
    time.setMinutes(time.getMinutes() - time.getTimezoneOffset());
    return time.toISOString().slice(0, 19);
  };
  place.querySelector("[data-camera]").addEventListener("click", async () => {
    if (!navigator.mediaDevices?.getUserMedia) {
      document.getElementById("shot").click();
      return;
    }
    const ghost = place.querySelector("[name=ghost]:checked")?.value;
    await camera(document.getElementById("camera"), ghost, (blob) => {
      const takenAt = now();
      const kind = blob.type === "image/png" ? "png" : "jpg";
      add(blob, `${takenAt.replaceAll(":", "-").replace("T", " ")}.${kind}`, { takenAt });
    });
  });
}
