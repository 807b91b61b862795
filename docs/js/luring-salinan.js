// The copy of the site that this browser keeps: its files by what they hold, and the list that says which of them are
// the site. Until a new list is put in its place the old copy is whole, so that an update may stop anywhere and go on
// later with what has arrived. pekerja-luring.js answers from it.

const site = new URL("../", import.meta.url);
const STORE = `luring:${site.pathname}`;
const LIST = new URL("luring/daftar.json", site).href;
const LANES = 6; // files fetched side by side
const AGAIN = 1000; // ms before a file that did not arrive is asked for once more

const place = (hash) => new URL(`luring/isi/${hash}`, site).href;

export const supported = isSecureContext && "serviceWorker" in navigator && "caches" in window && "locks" in navigator;

// Why a copy was not made or renewed: "ada", "beda", "berhenti", "daftar", "ditolak", "ruang", "sambungan".
class Halt extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

// → the list of the copy kept here, with `disimpan`, when it was made; null where there is none.
export async function kept() {
  const list = await caches.match(LIST, { cacheName: STORE });
  return list ? list.json() : null;
}

// → the list of the site as it is now.
export async function latest() {
  const answer = await fetch(LIST, { cache: "no-store" }).catch(() => {
    throw new Halt("sambungan");
  });
  if (!answer.ok) throw new Halt(answer.status === 404 ? "daftar" : "sambungan");
  return answer.json().catch(() => {
    throw new Halt("daftar");
  });
}

// Whether a copy is here, or a part of one.
export function begun() {
  return caches.has(STORE);
}

// → the rows of a list whose content is not here yet, each content once.
export async function missing({ berkas }) {
  const here = (await begun()) ? (await (await caches.open(STORE)).keys()).map(({ url }) => url) : [];
  const known = new Set(here);
  return [...new Map(berkas.map((row) => [row[1], row])).values()].filter(([, hash]) => !known.has(place(hash)));
}

// Makes the copy that a list describes, or makes the one here into it; `progress(rows)` tells what has just arrived.
export async function save(list, { progress, signal }) {
  await navigator.locks.request(STORE, { ifAvailable: true }, async (lock) => {
    if (!lock) throw new Halt("ada");
    await register();
    const store = await caches.open(STORE).catch(() => {
      throw new Halt("ditolak");
    });
    const rows = await missing(list);
    await makeRoom(rows);
    await bring(rows, { store, progress, signal });
    await put(store, LIST, new Response(JSON.stringify({ ...list, disimpan: new Date().toISOString() })));
    const wanted = new Set([LIST, ...list.berkas.map(([, hash]) => place(hash))]);
    for (const { url } of await store.keys()) if (!wanted.has(url)) await store.delete(url);
    // Browsers empty unasked what they were not asked to keep; some say no.
    await navigator.storage?.persist?.();
  });
}

export async function remove() {
  await caches.delete(STORE);
  const worker = await navigator.serviceWorker.getRegistration(site.href);
  // Another site may stand above this one and have a worker of its own.
  if (worker?.scope === site.href) await worker.unregister();
}

async function register() {
  try {
    await navigator.serviceWorker.register(new URL("pekerja-luring.js", site), { scope: site.pathname, updateViaCache: "none" });
  } catch (error) {
    throw new Halt(error.name === "TypeError" ? "sambungan" : "ditolak");
  }
}

async function makeRoom(rows) {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota !== undefined && rows.reduce((sum, [, , size]) => sum + size, 0) > quota - usage) throw new Halt("ruang");
}

async function bring(rows, { store, progress, signal }) {
  const waiting = [...rows];
  let failed;
  const lane = async () => {
    while (waiting.length && !failed) {
      const row = waiting.shift();
      try {
        await put(store, place(row[1]), await file(row, signal));
        progress(row);
      } catch (error) {
        failed ??= error;
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (failed) throw failed;
}

async function put(store, url, answer) {
  try {
    await store.put(url, answer);
  } catch {
    throw new Halt("ruang");
  }
}

async function file(row, signal, last = false) {
  if (signal.aborted) throw new Halt("berhenti");
  const [address, hash] = row;
  let answer, bytes;
  try {
    answer = await fetch(new URL(address, site), { cache: "no-store", signal });
    bytes = await answer.arrayBuffer();
  } catch {
    if (signal.aborted) throw new Halt("berhenti");
    if (last) throw new Halt("sambungan");
    await new Promise((resolve) => setTimeout(resolve, AGAIN));
    return file(row, signal, true);
  }
  // Neither half a site and half the next, nor the login page of a hotel's network.
  if (!answer.ok && address !== "404.html") throw new Halt(answer.status < 500 ? "beda" : "sambungan");
  if ((await digest(bytes)) !== hash) throw new Halt("beda");
  return new Response(bytes, { headers: { "content-type": answer.headers.get("content-type") ?? "application/octet-stream" } });
}

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
