// Elements made of attributes and content. Text only ever becomes text: nothing here reads HTML.

// Attributes that are undefined or false are left out, and so are children that say nothing.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}
