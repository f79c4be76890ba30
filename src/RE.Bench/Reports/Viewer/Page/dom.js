// Everything on the page is made here, from text nodes: nothing that came from a run is ever read as HTML.
const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(3).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** An HTML element with attributes, listeners (onclick: …) and children; strings become text. */
export const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

/** The same for SVG. */
export const svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

export const byId = id => document.getElementById(id);

/** Says something to screen readers without moving anything. */
export function announce(text) {
  byId("announcer").textContent = text;
}

/** Opens the page's one dialog. */
export function openDialog(title, ...children) {
  const dialog = byId("dialog");
  const close = h("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, "Close");
  dialog.replaceChildren(h("div", { class: "dialog-head" }, h("h2", { id: "dialog-title" }, title), close), ...children);
  if (!dialog.open) dialog.showModal();
  close.focus();
  return dialog;
}
