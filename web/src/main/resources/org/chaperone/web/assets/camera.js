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

export async function camera(dialog, ghostPath, keep) {
  const $ = (selector) => dialog.querySelector(selector);
  const video = $("video");
  const said = $(".said");
  const ghost = $(".ghost");
  const taken = $(".taken");
  const strength = $("input[type=range]");
  let facing = "environment";
  let shot;

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

  const over = new AbortController();
  const on = (selector, kind, act) =>
    (selector ? $(selector) : dialog).addEventListener(kind, act, { signal: over.signal });
  on("[data-close]", "click", () => dialog.close());
  on("[data-turn]", "click", () => {
    facing = facing === "environment" ? "user" : "environment";
    start();
  });
  on("[data-shoot]", "click", async () => {
    shot = await shoot(video);
    taken.replaceChildren(await picture(shot, ""));
    $(".framing").hidden = true;
    $(".judging").hidden = false;
    $("[data-keep]").focus();
  });
  on("[data-again]", "click", frame);
  on("[data-keep]", "click", () => {
    keep(shot);
    frame();
    $("[data-shoot]").focus();
  });
  on("input[type=range]", "input", () => (ghost.style.opacity = strength.value / 100));
  on(undefined, "close", () => {
    stop();
    video.srcObject = null;
    ghost.replaceChildren();
    over.abort();
  });

  frame();
  dialog.showModal();
  $(".see-through").hidden = !ghostPath;
  ghost.style.opacity = strength.value / 100;
  if (ghostPath) {
    ask(ghostPath)
      .then(async (answer) => ghost.replaceChildren(await picture(await answer.blob(), "")))
      .catch((error) => (said.textContent = error.message));
  }
  await start();
}
