// What several scripts do with a page. Text only ever becomes text: nothing here reads HTML.

// Makes an element. Attributes that are undefined or false are left out, and so are children that say nothing.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

// Says on a button for two seconds what came of it, and then `label` again.
export function flash(button, words, label) {
  button.textContent = words;
  setTimeout(() => (button.textContent = label), 2000);
}

// What the device keeps under a key; null where it keeps nothing, keeps something else, or lets nobody look.
export function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

// Keeps a value on the device, or with null nothing any more; false where the browser refuses.
export function keep(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

// Hands over a file that was made here.
export function download(name, type, ...parts) {
  const href = URL.createObjectURL(new Blob(parts, { type }));
  element("a", { href, download: name }).click();
  URL.revokeObjectURL(href);
}
