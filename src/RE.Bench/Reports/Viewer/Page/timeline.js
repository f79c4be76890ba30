import { h, svg } from "./dom.js";
import { length } from "./format.js";

const STATES = {
  setup: "Before the start", running: "Running", scoring: "Paused: scoring", provider: "Paused: the provider does not answer",
  human: "Paused by a person", harness: "Paused: the harness was gone", over: "After the agent's exit",
};
const WIDTH = 600, HEIGHT = 34;

/** When the clock ran and why it stood still, in wall time: a picture, its totals in words, and a table. */
export function timeline(view) {
  const total = view.intervals.at(-1)?.to ?? 0;
  if (!total) return h("p", { class: "dim" }, "The clock has not started.");
  const states = Object.keys(STATES).filter(state => view.totals[state]);
  const words = states.map(state => `${STATES[state]} ${length(view.totals[state])}`).join(", ");
  return h("div", { class: "timeline" },
    svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": `Clock over ${length(total)} of wall time: ${words}` },
      view.intervals.map(interval => bar(interval, total)), view.rows.map(row => mark(row, total))),
    h("div", { class: "ends", "aria-hidden": "true" }, h("span", null, "0"), h("span", null, `${length(total)} wall time`)),
    h("ul", { class: "legend" }, states.map(state => h("li", null, h("span", { class: `swatch ${state}`, "aria-hidden": "true" }), STATES[state], " ", h("span", { class: "dim" }, length(view.totals[state]))))),
    h("details", { "data-key": "intervals" }, h("summary", { "data-key": "intervals-summary" }, "Intervals as a table"), table(view)));
}

function bar(interval, total) {
  const x = interval.from / total * WIDTH;
  return svg("rect", { class: `interval ${interval.state}`, x, y: 8, width: Math.max(0.75, (interval.to - interval.from) / total * WIDTH), height: 18 });
}

function mark(row, total) {
  const x = Math.min(WIDTH - 1, Math.max(1, row.wall / total * WIDTH));
  return svg("line", { class: row.outcome === "scored" ? "score-mark" : "score-mark bad", x1: x, x2: x, y1: 1, y2: 33 });
}

function table(view) {
  const shown = view.intervals.slice(0, 200);
  return h("div", { class: "scroll-x" }, h("table", { class: "small" },
    h("caption", null, shown.length < view.intervals.length ? `The first 200 of ${view.intervals.length} intervals` : "Intervals of the clock, in wall time since the start"),
    h("thead", null, h("tr", null, h("th", { scope: "col" }, "State"), h("th", { scope: "col", class: "number" }, "From"), h("th", { scope: "col", class: "number" }, "Length"))),
    h("tbody", null, shown.map(each => h("tr", null, h("th", { scope: "row" }, STATES[each.state] ?? each.state), h("td", { class: "number" }, length(each.from)), h("td", { class: "number" }, length(each.to - each.from)))))));
}
