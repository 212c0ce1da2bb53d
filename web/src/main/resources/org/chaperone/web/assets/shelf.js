// What was taken or dropped and is not stored yet outlives a reload, a closed lid, a killed browser:
// it waits in the browser's database, sealed under a key that only the server gives, to this account.
// Whoever finds the device without a signed-in session reads nothing of it.
import { ask } from "./asking.js";

const NAME = "chaperone-waiting";
const NOTES = "notes";
const BYTES = "bytes";
const LONGEST = 7 * 24 * 3600 * 1000;
const MOST_BYTES = 400 * 1024 * 1024;

let opened;
let keyed;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(NOTES, { keyPath: "id" });
      request.result.createObjectStore(BYTES);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

// Does something in one transaction, and returns when that is kept.
async function within(mode, act) {
  const transaction = (await database()).transaction([NOTES, BYTES], mode, { durability: "strict" });
  const result = act(transaction.objectStore(NOTES), transaction.objectStore(BYTES));
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
  return result?.result;
}

const notes = () => within("readonly", (all) => all.getAll());

function key() {
  keyed ??= ask("/waiting-key").then(async (answer) => {
    const said = await answer.json();
    const bytes = Uint8Array.from(atob(said.key), (one) => one.charCodeAt(0));
    const imported = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
    bytes.fill(0);
    return { owner: said.owner, aes: imported };
  });
  keyed.catch(() => (keyed = undefined));
  return keyed;
}

// Fetches the key while there is a connection, so that the shelf is there when it breaks.
export const ready = () => key().then(() => true, () => false);

const bound = (one) => new TextEncoder().encode(`${one.owner}|${one.patient}|${one.id}`);

// Puts a file there; what it was called and what it shows is sealed with it.
export async function shelve(patient, file, name, description) {
  const { owner, aes } = await key();
  const said = new TextEncoder().encode(JSON.stringify({ name, description, type: file.type }));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const plain = new Uint8Array(4 + said.length + bytes.length);
  new DataView(plain.buffer).setUint32(0, said.length);
  plain.set(said, 4);
  plain.set(bytes, 4 + said.length);
  const one = { id: crypto.randomUUID(), owner, patient, since: Date.now(), size: plain.length };
  if ((await notes()).reduce((sum, other) => sum + other.size, plain.length) > MOST_BYTES) return undefined;
  one.iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: one.iv, additionalData: bound(one) }, aes, plain);
  await within("readwrite", (all, bytesOf) => {
    all.put(one);
    bytesOf.put(sealed, one.id);
  });
  return one.id;
}

export async function unshelve(id) {
  if (!id) return;
  await within("readwrite", (all, bytesOf) => {
    all.delete(id);
    bytesOf.delete(id);
  });
}

// What waits of this account; of others on the same device nothing is said. Old things go.
export async function waiting() {
  const all = await notes();
  if (all.length === 0) return [];
  for (const one of all.filter((other) => Date.now() - other.since > LONGEST)) await unshelve(one.id);
  const { owner } = await key();
  return all
    .filter((one) => one.owner === owner && Date.now() - one.since <= LONGEST)
    .sort((a, b) => a.since - b.since);
}

export async function unsealed(one) {
  const { aes } = await key();
  const sealed = await within("readonly", (_, bytesOf) => bytesOf.get(one.id));
  const plain = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: one.iv, additionalData: bound(one) }, aes, sealed);
  const length = new DataView(plain).getUint32(0);
  const said = JSON.parse(new TextDecoder().decode(new Uint8Array(plain, 4, length)));
  const file = new Blob([new Uint8Array(plain, 4 + length)], { type: said.type });
  return { file, name: said.name, description: said.description };
}

// Only one tab sends a thing; the others leave it alone.
export function alone(id, act) {
  return navigator.locks
    ? navigator.locks.request(`${NAME}-${id}`, { ifAvailable: true }, (lock) => (lock ? act() : undefined))
    : act();
}

// A note of what waits, where a page has a place for it.
for (const place of document.querySelectorAll("[data-waiting]")) {
  waiting()
    .then((all) => {
      const patients = [...new Set(all.map((one) => one.patient))];
      const text = place.querySelector("template")?.content;
      if (!text) return;
      for (const patient of patients) {
        const note = text.cloneNode(true).querySelector("a");
        note.href = `/patients/${patient}/add`;
        note.querySelector("b").textContent = all.filter((one) => one.patient === patient).length;
        place.append(note);
      }
    })
    .catch(() => {});
}
