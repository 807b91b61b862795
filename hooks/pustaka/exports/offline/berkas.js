// What the unpacked site has in place of a server: modules that stand in one classic script, files that arrive as
// scripts, pages that arrive through a frame. It stands before the modules in js/modul.js of the zip.

"use strict";

window.pustakaLuring = (() => {
  const PATIENCE = 10_000; // ms that a page may take to say what it holds
  const FRAME = "pustaka-isi";
  const site = new URL("../", document.currentScript.src);
  // A page in our frame says what it holds before any script has changed it, and does nothing else.
  const framed = parent !== window && name === FRAME;
  if (framed) parent.postMessage(document.documentElement.outerHTML, "*");

  // Modules ------------------------------------------------------------------------------------------------------

  const modules = new Map();

  function load(name) {
    const module = modules.get(name);
    if (!module.given) {
      module.given = {};
      module.body(module.given, load, { url: new URL(`js/${name}`, site).href });
    }
    return module.given;
  }

  load.later = async (name) => load(name);

  // Files --------------------------------------------------------------------------------------------------------

  const arrived = new Map();

  function brought(url) {
    const path = url.href.slice(site.href.length);
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${url.href}.js`;
      script.addEventListener("load", () => resolve(arrived.get(path)));
      script.addEventListener("error", () => reject(new TypeError(`${path}: tidak ada dalam salinan ini`)));
      document.head.append(script);
    });
  }

  function shown(url) {
    return new Promise((resolve, reject) => {
      const frame = document.createElement("iframe");
      const done = () => {
        removeEventListener("message", heard);
        frame.remove();
      };
      const heard = ({ source, data }) => {
        if (source !== frame.contentWindow) return;
        clearTimeout(late);
        done();
        resolve(data);
      };
      const late = setTimeout(() => {
        done();
        reject(new TypeError(`${url.href}: tidak menjawab`));
      }, PATIENCE);
      addEventListener("message", heard);
      frame.hidden = true;
      frame.name = FRAME;
      frame.src = url.href;
      document.body.append(frame);
    });
  }

  window.fetch = async (address) => {
    const url = filed(new URL(address, location.href));
    return new Response(url.pathname.endsWith(".html") ? await shown(url) : await brought(url));
  };

  // Links that scripts make name folders, as on a server --------------------------------------------------------------

  function filed(url) {
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    return url;
  }

  for (const kind of ["pointerdown", "focusin", "click"]) {
    addEventListener(kind, ({ target }) => {
      const link = target.closest?.("a[href]");
      if (link) filed(link);
    }, true);
  }

  return {
    define: (name, body) => modules.set(name, { body }),
    run: (name) => framed || load(name),
    data: (path, text) => arrived.set(path, Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))),
  };
})();
