// Asking the server from a script: the CSRF token goes along, and a refusal comes back as its sentence.
import { confirmed } from "./confirm.js";

const csrf = () => document.querySelector("meta[name=csrf]").content;

export class Told extends Error {}

export async function ask(path, options = {}) {
  const answer = await fetch(path, {
    cache: "no-store",
    ...options,
    headers: { Accept: "application/json", "X-CSRF-TOKEN": csrf(), ...options.headers },
  });
  if (answer.status === 401) {
    location.assign(answer.headers.get("Chaperone-Sign-In") ?? "/sign-in");
    return new Promise(() => {});
  }
  if (answer.status === 403 && answer.headers.has("Chaperone-Confirm") && (await confirmed())) {
    return ask(path, options);
  }
  if (!answer.ok) {
    const said = await answer.json().catch(() => ({}));
    throw Object.assign(new Told(said.sentence ?? ""), { status: answer.status, said });
  }
  return answer;
}

export const askJson = (path, body, options = {}) =>
  ask(path, {
    method: "POST",
    body: JSON.stringify(body),
    ...options,
    headers: { "Content-Type": "application/json", ...options.headers },
  });

// What to write where a person is looking: the server's sentence, or that it cannot be reached.
export function say(where, error) {
  where.textContent = (error instanceof Told && error.message) || where.dataset.offline;
}

// An opened picture lives in the page's memory alone, and only as long as it is decoded there.
export async function picture(blob, alt) {
  const image = new Image();
  image.alt = alt;
  image.draggable = false;
  const address = URL.createObjectURL(blob);
  image.src = address;
  try {
    await image.decode();
  } finally {
    URL.revokeObjectURL(address);
  }
  return image;
}
