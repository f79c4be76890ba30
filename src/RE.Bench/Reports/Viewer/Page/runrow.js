import { h, svg } from "./dom.js";
import { cost, length, normal, plural, when } from "./format.js";

/** The columns of the list. */
export const COLUMNS = [
  { id: "agent", label: "Agent", value: run => run.agent },
  { id: "environment", label: "Environment", value: run => run.environment },
  { id: "status", label: "Outcome", value: run => run.status },
  { id: "score", label: "Score", className: "number", downFirst: true, value: run => run.normalized },
  { id: "spent", label: "Spent", className: "number", downFirst: true, value: run => run.spent },
  { id: "cost", label: "Cost", className: "number", downFirst: true, value: run => run.cost_usd },
  { id: "findings", label: "Findings", downFirst: true, value: run => run.findings.length },
  { id: "started", label: "Started (UTC)", className: "number", downFirst: true, value: run => run.started_at },
];

/** What a run's badge says, and its color. */
export function badge(run) {
  const tone = run.state === "running" ? "live" : run.state === "unreadable" ? "bad" : run.state === "stopped" ? "warn"
    : run.outcome === "submitted" ? "good" : run.outcome === "budget-spent" ? "plain" : run.outcome === "cancelled" ? "warn" : "bad";
  const text = run.state === "running" ? "live" : run.state === "ended" ? run.outcome : run.state;
  return h("span", { class: `badge ${tone}`, title: run.outcome_detail || null }, text);
}

export function scoreText(run) {
  if (run.hidden) return h("span", { class: "dim" }, "hidden");
  if (run.normalized === undefined) return h("span", { class: "dim" }, run.state === "ended" ? "no valid row" : "–");
  return h("span", null, normal(run.normalized), run.state === "ended" ? null : h("span", { class: "dim" }, " latest"));
}

/** A small bar from the starting solution (0) to the reference (1) and beyond. */
function scoreBar(value) {
  const width = 64, scale = width / 1.5;
  const end = Math.min(1.5, Math.max(0, value)) * scale;
  return svg("svg", { class: "score-bar", width, height: 6, viewBox: `0 0 ${width} 6`, "aria-hidden": "true" },
    svg("rect", { class: "rail", x: 0, y: 1, width, height: 4, rx: 2 }),
    svg("rect", { class: "value", x: 0, y: 1, width: end, height: 4, rx: 2 }),
    svg("line", { class: "one", x1: scale, x2: scale, y1: 0, y2: 6 }));
}

export function runRow(run) {
  const cell = (label, className, ...children) => h("td", { class: className, "data-label": label }, ...children);
  const isRead = run.state !== "unreadable";
  return h("tr", { "data-run": run.id },
    h("th", { scope: "row", "data-label": "Agent" },
      h("a", { class: "run-link", href: `#/run/${encodeURIComponent(run.id)}` }, isRead ? run.agent : run.run),
      h("span", { class: "sub" }, isRead ? run.run : run.problem)),
    cell("Environment", "", isRead ? [run.environment, h("span", { class: "sub" }, `${run.profile} · ${run.version}`)] : "–"),
    cell("Outcome", "", badge(run)),
    cell("Score", "number score", scoreText(run), run.normalized === undefined ? null : scoreBar(run.normalized)),
    cell("Spent", "number", length(run.spent), run.limit ? h("span", { class: "sub" }, `of ${length(run.limit)}`) : null),
    cell("Cost", "number", cost(run.cost_usd, run.cost_known || run.state !== "ended")),
    cell("Findings", "", run.findings.length ? h("span", { class: "badge warn", title: run.findings.join(", ") }, plural(run.findings.length, "finding", "findings")) : h("span", { class: "dim" }, "none")),
    cell("Started", "number when", when(run.started_at)));
}
