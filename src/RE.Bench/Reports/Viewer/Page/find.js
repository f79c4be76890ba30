import { announce, h } from "./dom.js";
import { fetchHits } from "./api.js";
import { plural } from "./format.js";

/** Search in a transcript: the server looks through the journal, the page shows where. */
export function findBar(id, transcript) {
  const input = h("input", { type: "search", id: "find-text", placeholder: "Find in the transcript", maxlength: 200, autocomplete: "off", spellcheck: "false", "aria-label": "Find in the transcript" });
  const status = h("span", { class: "dim", role: "status" });
  const results = h("div", { class: "hits", hidden: true });
  const element = h("form", { class: "find", role: "search", "aria-label": "Find in the transcript" }, input, status);
  const state = { hits: [], at: -1, abort: null };

  element.addEventListener("submit", event => {
    event.preventDefault();
    find();
  });
  input.addEventListener("input", () => {
    if (!input.value) show([], true);
  });
  input.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      input.value = "";
      show([], true);
      input.blur();
    }
  });

  async function find() {
    state.abort?.abort();
    state.abort = new AbortController();
    if (!input.value) return show([], true);
    status.textContent = "Looking …";
    try {
      const found = await fetchHits(id, input.value, state.abort.signal);
      show(found.hits, found.complete);
    } catch (failure) {
      if (failure.name !== "AbortError") status.textContent = failure.message;
    }
  }

  function show(hits, complete) {
    Object.assign(state, { hits, at: -1 });
    results.hidden = hits.length === 0;
    results.replaceChildren(...(hits.length ? [h("h3", { class: "unseen" }, "Places found"), h("ol", null, hits.map((hit, index) => h("li", null,
      h("button", { type: "button", onclick: () => go(index) }, h("span", { class: "dim number" }, String(hit.item + 1)), h("strong", null, hit.title), h("span", null, hit.snippet)))))] : []));
    status.textContent = !input.value ? "" : hits.length ? `${plural(hits.length, "place", "places")}${complete ? "" : ", more are not shown"}` : "Not found";
  }

  function go(index) {
    state.at = index;
    [...results.querySelectorAll("button")].forEach((button, number) => button.toggleAttribute("data-current", number === index));
    transcript.goTo(state.hits[index].item);
    announce(`Place ${index + 1} of ${state.hits.length}`);
  }

  return {
    element, results,
    focus: () => { input.focus(); input.select(); },
    next: by => { if (state.hits.length) go((state.at + by + state.hits.length) % state.hits.length); },
  };
}
