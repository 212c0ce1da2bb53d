// Adding photographs: files that are picked or dropped, and the camera.
import { Told } from "./asking.js";
import { camera } from "./camera.js";
import { alone, ready, shelve, unsealed, unshelve, waiting as shelved } from "./shelf.js";
import { tray } from "./tray.js";
import { upload } from "./upload.js";
import { standardViews } from "./views.js";

const AT_A_TIME = 2;
const HOPELESS = [413, 422];

const place = document.querySelector("[data-capture]");
if (place) {
  const list = place.querySelector(".arriving");
  const row = document.getElementById("arriving").content;
  const form = document.getElementById("description");
  const summary = place.querySelector("[data-summary]");
  const patient = place.dataset.patient;
  const queue = [];
  let running = 0;
  let unsafe = 0;
  let begun = 0;
  let stored = 0;

  const now = () => {
    const time = new Date();
    time.setMinutes(time.getMinutes() - time.getTimezoneOffset());
    return time.toISOString().slice(0, 19);
  };
  const earlier = [...place.querySelectorAll("[data-earlier]")].map((one) => ({
    ...one.dataset,
    path: one.querySelector("input").value,
    today: one.dataset.day === now().slice(0, 10),
  }));
  const open = place.querySelector("[data-standard]");
  const views = standardViews(open, form, earlier, (want) => {
    const hint = place.querySelector("[data-now]");
    hint.textContent = want ? hint.dataset.now.replace("{0}", want.querySelector(".name").textContent) : "";
  });

  const described = () => Object.fromEntries(new FormData(form));
  const words = (description) =>
    ["side", "site", "view"]
      .filter((name) => description[name])
      .map((name) => form.elements[name].querySelector(`option[value=${description[name]}]`)?.textContent)
      .concat(description.stage || [])
      .join(" · ");

  const count = () => {
    summary.textContent = summary.dataset.text.replace("{0}", stored).replace("{1}", begun);
  };

  const next = () => {
    while (running < AT_A_TIME && queue.length > 0) {
      running++;
      queue.shift()().finally(() => {
        running--;
        next();
      });
    }
  };

  // Sends a file; it is on the shelf under the id, or only in memory where there was no room.
  const send = (file, name, description, id, failed) => {
    const item = row.cloneNode(true).querySelector("li");
    const how = item.querySelector(".how");
    const bar = item.querySelector("progress");
    item.querySelector("b").textContent = name;
    item.querySelector("small").textContent = words(description);
    how.textContent = how.dataset.waiting;
    list.hidden = false;
    list.querySelector("ul").append(item);
    begun++;
    count();
    if (!id) unsafe++;
    const job = async () => {
      try {
        const done = await upload(place.dataset.uploads, file, name, description, (step, share) => {
          how.textContent = how.dataset[step];
          bar.value = share;
        });
        await unshelve(id).catch(() => {});
        const link = document.createElement("a");
        link.href = done.to;
        link.textContent = done.there ? how.dataset.there : how.dataset.stored;
        how.replaceChildren(link);
        item.classList.add("stored");
        stored++;
      } catch (error) {
        // What is no picture, or too large, is refused the next time too; all else may go then.
        if (error.large || HOPELESS.includes(error.status)) await unshelve(id).catch(() => {});
        item.classList.add("failed");
        how.textContent =
          (error instanceof Told && error.message) ||
          (error.large ? how.dataset.large : how.dataset.offline);
        failed?.();
      }
      if (!id) unsafe--;
      bar.remove();
      count();
    };
    return new Promise((end) => {
      queue.push(() => job().finally(end));
      next();
    });
  };

  // The description is the one of the moment when the file is added.
  const add = async (file, name, more = {}, failed = undefined) => {
    const description = { ...described(), ...more };
    unsafe++;
    const id = await shelve(patient, file, name, description).catch(() => undefined);
    unsafe--;
    const go = () => send(file, name, description, id, failed);
    if (id) alone(id, go);
    else go();
  };

  ready();

  // What a reload, or a browser that died, left behind.
  shelved()
    .then((all) => {
      for (const one of all.filter((other) => other.patient === patient)) {
        alone(one.id, async () => {
          const { file, name, description } = await unsealed(one);
          return send(file, name, description, one.id);
        });
      }
    })
    .catch(() => {});

  const addFor = (want, file, name, more) => {
    views.took(want);
    return add(file, name, { ...views.described(want), ...more }, () => want.classList.remove("done"));
  };

  const assigning = tray(place.querySelector(".tray"), views, (file, want) =>
    want ? addFor(want, file, file.name) : add(file, file.name));
  const take = (files) => {
    for (const file of files) {
      if (views.isChosen()) assigning.take(file);
      else add(file, file.name);
    }
  };

  for (const field of place.querySelectorAll("input[type=file]")) {
    field.addEventListener("change", () => {
      const want = field.id === "shot" ? views.now() : undefined;
      if (want) for (const file of field.files) addFor(want, file, file.name);
      else take([...field.files]);
      field.value = "";
    });
  }

  const drop = document.getElementById("drop");
  for (const kind of ["dragenter", "dragover"]) {
    addEventListener(kind, (event) => {
      event.preventDefault();
      const over = event.target.closest?.(".want");
      for (const one of views.all()) one.classList.toggle("over", one === over);
      drop.classList.toggle("over", !over);
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    addEventListener(kind, (event) => {
      event.preventDefault();
      if (kind === "drop" || !event.relatedTarget) {
        drop.classList.remove("over");
        for (const one of views.all()) one.classList.remove("over");
      }
    });
  }
  addEventListener("drop", (event) => {
    const want = event.target.closest?.(".want");
    if (want && assigning.drop(want)) return;
    const files = [...event.dataTransfer.files];
    if (want && files.length > 0) {
      addFor(want, files[0], files[0].name);
      files.shift();
    }
    take(files);
  });

  // What is on the shelf goes on by itself; only what is not there yet would be lost.
  addEventListener("beforeunload", (event) => {
    if (unsafe > 0 || !assigning.isEmpty()) event.preventDefault();
  });

  const picked = () => place.querySelector("[name=ghost]:checked")?.value ?? "auto";
  const shoot = async () => {
    if (!navigator.mediaDevices?.getUserMedia) {
      document.getElementById("shot").click();
      return;
    }
    await camera(document.getElementById("camera"), {
      aim() {
        const want = views.now();
        const said = want ? views.described(want) : described();
        const ghost =
          picked() === "auto"
            ? views.ghost(said, want && views.called(want))
            : want ? views.ghost(said, views.called(want)) ?? picked() : picked();
        return { want, all: views.all(), ghost };
      },
      keep(blob) {
        const takenAt = now();
        const kind = blob.type === "image/png" ? "png" : "jpg";
        const time = `${takenAt.replaceAll(":", "-").replace("T", " ")}.${kind}`;
        const want = views.now();
        if (want) addFor(want, blob, `${views.called(want)} ${time}`, { takenAt });
        else add(blob, time, { takenAt });
        // A row of views that is done is done.
        return !want || views.now() !== undefined;
      },
      skip: () => views.skip(views.now()),
    });
  };
  place.querySelector("[data-camera]").addEventListener("click", shoot);
  open.addEventListener("click", (event) => {
    const want = event.target.closest(".want");
    if (want) {
      views.aim(want);
      shoot();
    }
  });
}
