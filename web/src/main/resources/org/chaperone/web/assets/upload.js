// One file's way into the vault: in pieces, each at its offset; a lost connection is waited for and
// the server asked where to go on. Done is only what the vault has on stable storage.
import { ask, askJson, Told } from "./asking.js";

const PIECE = 512 * 1024;
const MOST = 200 * 1024 * 1024;
const LONGEST_WAIT = 10_000;
const MOST_FAULTS = 3;

const hex = (buffer) =>
  [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// Waits for the connection, a little longer each time.
function pause(tries) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, Math.min(LONGEST_WAIT, 500 * 2 ** tries));
    addEventListener("online", () => (clearTimeout(timer), resolve()), { once: true });
  });
}

const isLasting = (error) =>
  error instanceof Told && ![404, 409, 429].includes(error.status) && error.status < 500;

export async function upload(path, file, name, description, tell) {
  if (file.size > MOST) throw Object.assign(new Told(), { large: true });
  tell("reading", 0);
  const sha256 = hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  const begin = async () =>
    (await askJson(path, { name, size: file.size, sha256, ...description })).json();
  let known;
  let tries = 0;
  let faults = 0;
  for (;;) {
    try {
      if (known) {
        known.offset = (await (await ask(`/uploads/${known.id}`)).json()).offset;
      } else {
        known = await begin();
      }
      while (known.offset < file.size) {
        tell("sending", known.offset / file.size);
        const answer = await ask(`/uploads/${known.id}`, {
          method: "PATCH",
          headers: { "Content-Type": "application/octet-stream", "Upload-Offset": known.offset },
          body: file.slice(known.offset, known.offset + PIECE),
        });
        known.offset = (await answer.json()).offset;
        tries = 0;
      }
      tell("storing", 1);
      return await (await ask(`/uploads/${known.id}/finish`, { method: "POST" })).json();
    } catch (error) {
      if (isLasting(error) || (error.status === 500 && ++faults > MOST_FAULTS)) throw error;
      if (error.status === 404) known = undefined;
      tell("waiting", known ? known.offset / file.size : 0);
      await pause(tries++);
    }
  }
}
