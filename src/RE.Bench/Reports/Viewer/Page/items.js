import { h, openDialog } from "./dom.js";
import { fetchEntry, fetchItem, fetchSection } from "./api.js";
import { bytes, clock, cost, count, length, timeOfDay } from "./format.js";

/** One item of a transcript: a line, and below it what was unfolded. */
export function itemElement(transcript, number, view) {
  const element = h("article", { class: `item ${view ? `kind-${view.kind} ${view.tone}` : "loading"}`, "data-item": number, tabindex: "-1",
    "aria-posinset": number + 1, "aria-setsize": transcript.total, "aria-busy": view ? null : "true" });
  if (number === transcript.current) element.classList.add("current");
  if (!view) {
    element.append(h("span", { class: "dim" }, "…"));
    return element;
  }
  element.setAttribute("aria-label", `${number + 1}: ${view.label}`);
  const body = h("div", { class: "body", id: `body-${number}`, hidden: true });
  const isSaid = view.kind === "chat" && view.text.length > 0;
  const line = view.more
    ? h("button", { type: "button", class: "line", "aria-expanded": "false", "aria-controls": `body-${number}` }, h("span", { class: "fold", "aria-hidden": "true" }), head(view, isSaid))
    : h("div", { class: "line" }, h("span", { class: "fold none", "aria-hidden": "true" }), head(view, isSaid));
  element.append(line, ...(isSaid ? [h("div", { class: "said" }, view.text)] : []), body);
  if (view.more) {
    line.addEventListener("click", () => toggle(transcript, view, line, body));
    element.addEventListener("keydown", event => {
      if (event.key === "Enter" && event.target === element) toggle(transcript, view, line, body);
    });
    if (transcript.unfolded.has(number)) unfold(transcript, view, line, body);
  }
  return element;
}

function head(view, isSaid) {
  const text = isSaid ? "" : view.text || (view.kind === "chat" ? (view.calls.length ? "" : "an empty reply") : "");
  return [
    h("span", { class: "clock", title: `${timeOfDay(view.at)} UTC` }, clock(view.clock)),
    h("span", { class: "label" }, view.label),
    h("span", { class: "text" }, text, view.calls.map(call => h("span", { class: "call" }, `→ ${call}`))),
    h("span", { class: "meta" }, meta(view)),
  ];
}

function meta(view) {
  const parts = [];
  if (view.status !== undefined || view.timed_out) parts.push(view.timed_out ? "timed out" : view.status === 0 ? "ok" : `status ${view.status}`);
  if (view.took !== undefined) parts.push(length(view.took));
  if (view.bytes !== undefined) parts.push(bytes(view.bytes));
  if (view.input_tokens !== undefined) parts.push(`${count(view.input_tokens)} in, ${count(view.output_tokens)} out`);
  if (view.cost_usd !== undefined) parts.push(cost(view.cost_usd));
  if (view.tone === "open") parts.push("no answer yet");
  return parts.join(" · ");
}

function toggle(transcript, view, line, body) {
  if (body.hidden) unfold(transcript, view, line, body);
  else {
    transcript.unfolded.delete(view.item);
    body.hidden = true;
    body.replaceChildren();
    line.setAttribute("aria-expanded", "false");
  }
}

async function unfold(transcript, view, line, body) {
  line.setAttribute("aria-expanded", "true");
  body.hidden = false;
  const known = transcript.unfolded.get(view.item);
  if (known && known.end === view.end_entry) {
    body.replaceChildren(...known.nodes);
    return;
  }
  body.replaceChildren(h("p", { class: "dim" }, "Reading …"));
  let nodes;
  try {
    const detail = await fetchItem(transcript.id, view.item);
    nodes = [...detail.sections.map((section, index) => sectionElement(transcript.id, view.item, section, index)), rawLinks(transcript.id, view)];
    if (detail.sections.length === 0) nodes.unshift(h("p", { class: "dim" }, "There is no output."));
  } catch (failure) {
    nodes = [h("p", { class: "bad-text", role: "alert" }, failure.message)];
  }
  transcript.unfolded.set(view.item, { end: view.end_entry, nodes });
  if (!body.hidden) body.replaceChildren(...nodes);
}

/** A text by parts: what is long comes when it is asked for. */
function sectionElement(id, item, section, index) {
  const pre = h("pre", { tabindex: "0", role: "region", "aria-label": section.title }, section.text);
  const more = h("button", { type: "button", class: "small-button" });
  let end = section.end;
  const say = () => {
    more.textContent = `Show more (${count(section.length - end)} characters are left)`;
    more.hidden = end >= section.length;
  };
  more.addEventListener("click", async () => {
    more.disabled = true;
    const part = await fetchSection(id, item, index, end);
    pre.append(part.text);
    end = part.end > end ? part.end : section.length;
    more.disabled = false;
    say();
  });
  say();
  return h("div", { class: "section" }, h("h3", null, section.title, h("span", { class: "dim" }, section.length > section.end ? ` ${count(section.length)} characters` : "")), pre, more);
}

function rawLinks(id, view) {
  const link = (entry, words) => h("button", { type: "button", class: "link", onclick: () => showEntry(id, entry) }, words);
  return h("p", { class: "raw" }, link(view.entry, `Entry ${view.entry} as JSON`), view.end_entry && view.end_entry !== view.entry ? [" · ", link(view.end_entry, `Entry ${view.end_entry}`)] : null);
}

/** An entry of the journal as it stands, with the way to its neighbors. */
export async function showEntry(id, entry) {
  const part = await fetchEntry(id, entry);
  const pre = h("pre", { class: "json", tabindex: "0", role: "region", "aria-label": part.title }, part.text);
  const more = h("button", { type: "button", class: "small-button", hidden: part.end >= part.length }, "Show more");
  let end = part.end;
  more.addEventListener("click", async () => {
    const next = await fetchEntry(id, entry, end);
    pre.append(next.text);
    end = next.end;
    more.hidden = end >= next.length;
  });
  const turn = (by, words) => h("button", { type: "button", class: "small-button", onclick: () => showEntry(id, entry + by).catch(() => {}) }, words);
  openDialog(`Journal, ${part.title}`, h("p", null, turn(-1, "Previous entry"), " ", turn(1, "Next entry")), pre, more);
}
