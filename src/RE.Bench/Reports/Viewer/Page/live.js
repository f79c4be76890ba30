import { announce, h } from "./dom.js";
import { runPath } from "./api.js";
import { normal } from "./format.js";

/** Watches a run that goes on: new events appear, scores are announced, the end can be followed. */
export function follow(page, first, controls, redraw) {
  const { transcript } = page;
  let rows = first.rows.length;
  const dot = h("span", { class: "live-dot", "aria-hidden": "true" });
  const state = h("span", { class: "live-state" }, dot, " live");
  const tail = h("button", { type: "button", class: "small-button", id: "follow", "aria-pressed": "false", onclick: () => toggle() }, "Follow the end");
  const source = new EventSource(`${runPath(page.id)}/stream?seen=${first.entries}`);
  controls.replaceChildren(state, tail);
  source.addEventListener("items", event => transcript.take(JSON.parse(event.data)));
  source.addEventListener("run", event => {
    const view = JSON.parse(event.data);
    redraw(view);
    for (const row of view.rows.slice(rows)) announce(scoreWords(view, row));
    rows = view.rows.length;
    state.hidden = view.run.state !== "running";
  });
  source.addEventListener("end", () => {
    source.close();
    announce("The run is over.");
    controls.replaceChildren(h("span", { class: "dim" }, "ended"));
    set(false);
  });
  source.addEventListener("error", () => dot.classList.add("lost"));
  source.addEventListener("open", () => dot.classList.remove("lost"));

  function set(follows) {
    transcript.follows = follows;
    tail.setAttribute("aria-pressed", String(follows));
    if (follows) transcript.toEnd();
  }

  function toggle() {
    if (source.readyState !== EventSource.CLOSED) set(!transcript.follows);
  }

  // Whoever scrolls up wants to read.
  transcript.element.addEventListener("wheel", event => {
    if (event.deltaY < 0) set(false);
  }, { passive: true });
  return { close: () => source.close(), toggle };
}

const scoreWords = (view, row) => row.outcome !== "scored" ? `Score ${row.row}: ${row.outcome}`
  : view.run.hidden ? `Score ${row.row}: valid` : `Score ${row.row}: ${normal(row.normalized)} normalized`;
