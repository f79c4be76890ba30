import { h, svg } from "./dom.js";
import { length, normal } from "./format.js";

const W = 560, H = 240, LEFT = 44, RIGHT = 12, TOP = 14, BOTTOM = 34;

/** The score that counts, over working time: a step line, the levels 0 and 1, invalid rows at the foot. The ledger below says the same in words. */
export function chart(view) {
  if (view.run.hidden) return h("p", { class: "dim" }, "Scores are hidden while the run goes on.");
  const valid = view.rows.filter(row => row.normalized !== undefined);
  if (view.rows.length === 0) return h("p", { class: "dim" }, "Nothing was scored yet.");
  const end = Math.max(view.run.spent ?? 0, ...view.rows.map(row => row.clock), 1);
  const top = Math.max(1.1, ...valid.map(row => row.normalized * 1.08));
  const x = clock => LEFT + clock / end * (W - LEFT - RIGHT);
  const y = value => H - BOTTOM - value / top * (H - TOP - BOTTOM);
  const last = valid.at(-1);
  const words = `Normalized score over ${length(end)} of working time: ${view.rows.length} scorings, ${view.rows.length - valid.length} invalid; ${last ? `latest ${normal(last.normalized)}` : "none valid"}. 0 is the starting solution, 1 the reference.`;
  return h("figure", { class: "chart" },
    svg("svg", { viewBox: `0 0 ${W} ${H}`, role: "img", "aria-label": words },
      ticks(top).map(value => [svg("line", { class: "grid", x1: LEFT, x2: W - RIGHT, y1: y(value), y2: y(value) }), text(LEFT - 8, y(value) + 4, tickText(value), "end")]),
      timeTicks(end).map(clock => text(x(clock), H - BOTTOM + 18, length(clock), clock === 0 ? "start" : x(clock) > W - 50 ? "end" : "middle")),
      level(0, y, "starting solution"), level(1, y, "reference"),
      svg("path", { class: "score-line", d: steps(valid, view.selection, x, y, end) }),
      valid.map(row => svg("circle", { class: row.counts ? "point counts" : "point", cx: x(row.clock), cy: y(row.normalized), r: row.counts ? 5 : 3.5 })),
      view.rows.filter(row => row.normalized === undefined).map(row => cross(x(row.clock), y(0) - 7))),
    h("figcaption", null, `Normalized score over working time; the ${view.selection} valid row counts.`, view.rows.length > valid.length ? " × marks rows without a score." : ""));
}

const text = (x, y, words, anchor) => svg("text", { x, y, "text-anchor": anchor, class: "tick" }, words);

const level = (value, y, name) => [
  svg("line", { class: `level level-${value}`, x1: LEFT, x2: W - RIGHT, y1: y(value), y2: y(value) }),
  svg("text", { x: W - RIGHT - 4, y: y(value) - 5, "text-anchor": "end", class: "level-name" }, name),
];

const cross = (x, y) => svg("path", { class: "invalid-mark", d: `M${x - 4},${y - 4}l8,8m0,-8l-8,8` });

/** What counts so far: the best or the last valid row; a confirming row takes the place of what it confirms. */
function steps(valid, selection, x, y, end) {
  let path = "", now = null;
  for (const row of valid) {
    const next = now === null || selection === "last" || row.purpose === "confirming" ? row.normalized : Math.max(now, row.normalized);
    path += now === null ? `M${x(row.clock)},${y(next)}` : `H${x(row.clock)}V${y(next)}`;
    now = next;
  }
  return now === null ? "" : `${path}H${x(end)}`;
}

function ticks(top) {
  const step = top <= 1.6 ? 0.25 : top <= 3 ? 0.5 : niceStep(top / 5);
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => index * step);
}

const tickText = value => value >= 1e5 ? value.toExponential(0) : String(Math.round(value * 100) / 100);

function niceStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map(each => each * power).find(each => each >= rough);
}

function timeTicks(end) {
  const steps = [1, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14400, 28800, 86400];
  const step = steps.find(each => end / each <= 5) ?? Math.ceil(end / 5 / 86400) * 86400;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
}
