// The camera in the page: what it takes goes to the vault and never to the phone's own photographs.
import { ask, picture } from "./asking.js";

const WANTED = { width: { ideal: 4096 }, height: { ideal: 3072 } };

async function shoot(video) {
  const track = video.srcObject.getVideoTracks()[0];
  if (window.ImageCapture) {
    try {
      return await new ImageCapture(track).takePhoto();
    } catch {
      // Not every camera can; what is on the screen is taken instead.
    }
  }
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d").drawImage(video, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.95));
}

// `work` says what is aimed at, is given what is kept and says whether there is more, and may skip.
export async function camera(dialog, work) {
  const $ = (selector) => dialog.querySelector(selector);
  const video = $("video");
  const said = $(".said");
  const ghost = $(".ghost");
  const taken = $(".taken");
  const strength = $("input[type=range]");
  const veil = $("[data-veil]");
  let facing = "environment";
  let shot;
  let shown;

  const stop = () => video.srcObject?.getTracks().forEach((track) => track.stop());
  const start = async () => {
    stop();
    said.textContent = "";
    $("[data-shoot]").disabled = true;
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: facing, ...WANTED },
      });
      await video.play();
      $("[data-shoot]").disabled = false;
    } catch {
      said.textContent = said.dataset.none;
    }
  };
  const frame = () => {
    shot = undefined;
    taken.replaceChildren();
    $(".framing").hidden = false;
    $(".judging").hidden = true;
  };
  const veiled = () => {
    ghost.style.opacity = veil.getAttribute("aria-pressed") === "true" ? strength.value / 100 : 0;
  };
  const haunt = (path) => {
    if (path === shown) return;
    shown = path;
    ghost.replaceChildren();
    $(".see-through").hidden = !path;
    if (!path) return;
    ask(path)
      .then(async (answer) => {
        const image = await picture(await answer.blob(), "");
        if (shown === path) ghost.replaceChildren(image);
      })
      .catch((error) => (said.textContent = error.message));
  };
  const aim = () => {
    const { want, all, ghost: path } = work.aim();
    $(".guide").hidden = !want;
    if (want) {
      $(".aim b").textContent = want.querySelector(".name").textContent;
      const place = $(".aim small");
      place.textContent = place.dataset.text.replace("{0}", all.indexOf(want) + 1).replace("{1}", all.length);
      $(".aim .icon").replaceChildren(want.querySelector("svg").cloneNode(true));
      $(".steps").replaceChildren(
        ...all.map((one) => {
          const step = document.createElement("span");
          step.className = `step${one.classList.contains("done") ? " done" : ""}${one === want ? " now" : ""}`;
          return step;
        }),
      );
    }
    haunt(path || undefined);
  };

  const over = new AbortController();
  const on = (selector, kind, act) =>
    (selector ? $(selector) : dialog).addEventListener(kind, act, { signal: over.signal });
  on("[data-close]", "click", () => dialog.close());
  on("[data-turn]", "click", () => {
    facing = facing === "environment" ? "user" : "environment";
    start();
  });
  on("[data-shoot]", "click", async () => {
    $("[data-shoot]").disabled = true;
    try {
      shot = await shoot(video);
    } finally {
      $("[data-shoot]").disabled = false;
    }
    taken.replaceChildren(await picture(shot, ""));
    $(".framing").hidden = true;
    $(".judging").hidden = false;
    $("[data-keep]").focus();
  });
  on("[data-again]", "click", frame);
  on("[data-keep]", "click", () => {
    const isMore = work.keep(shot);
    frame();
    if (!isMore) {
      dialog.close();
      return;
    }
    aim();
    $("[data-shoot]").focus();
  });
  on("[data-skip]", "click", () => {
    work.skip();
    if (work.aim().want) aim();
    else dialog.close();
  });
  on("input[type=range]", "input", veiled);
  on("[data-veil]", "click", () => {
    veil.setAttribute("aria-pressed", String(veil.getAttribute("aria-pressed") !== "true"));
    veiled();
  });
  on(undefined, "close", () => {
    stop();
    video.srcObject = null;
    ghost.replaceChildren();
    over.abort();
  });

  frame();
  dialog.showModal();
  veiled();
  aim();
  await start();
}
