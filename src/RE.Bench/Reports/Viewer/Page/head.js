import { h } from "./dom.js";
import { badge } from "./runrow.js";
import { bytes, cost, count, length, normal, plural, score, when } from "./format.js";

/** The top of a run: who, on what, with what result, for how much. */
export function runHead(view) {
  const run = view.run;
  const share = run.limit ? Math.min(1, (run.spent ?? 0) / run.limit) : 0;
  return h("header", { class: "run-head" },
    h("p", { class: "crumbs" }, h("a", { href: "#/" }, "All runs")),
    h("div", { class: "run-title" }, h("h1", null, run.agent || run.run, run.environment ? [h("span", { class: "on" }, " on "), run.environment] : null), badge(run)),
    h("p", { class: "sub" }, [run.model, run.profile && `profile ${run.profile}`, run.version && `version ${run.version}`, run.outcome_detail].filter(part => part).join(" · ")),
    h("dl", { class: "figures" },
      figure("Normalized score", scoreOf(run), "main"),
      figure("Raw score", run.hidden ? "hidden" : score(run.raw)),
      h("div", { class: "figure budget" }, h("dt", null, "Working time"),
        h("dd", null, length(run.spent), h("span", { class: "of" }, ` of ${length(run.limit)}`), h("progress", { max: 1, value: share, "aria-label": "Share of the working time that is spent" }))),
      figure("Cost", cost(run.cost_usd, run.cost_known)),
      figure("Tokens", count(view.input_tokens + view.output_tokens)),
      figure("Scorings", scorings(view))));
}

const figure = (name, value, className = "") => h("div", { class: `figure ${className}` }, h("dt", null, name), h("dd", null, value));

function scorings(view) {
  const invalid = view.rows.filter(row => row.outcome !== "scored").length;
  return invalid ? [String(view.rows.length), h("span", { class: "of" }, ` ${invalid} invalid`)] : String(view.rows.length);
}

function scoreOf(run) {
  if (run.hidden) return h("span", { class: "hidden-score" }, "hidden");
  if (run.normalized === undefined) return run.state === "ended" ? "none" : "–";
  return [normal(run.normalized), run.state === "ended" ? null : h("span", { class: "of" }, " latest")];
}

/** What is wrong with the run's files, if anything. */
export function runProblems(view) {
  const texts = [];
  if (view.run.problem) texts.push(view.run.problem);
  if (view.broken_at) texts.push(`The journal's chain of hashes breaks at line ${view.broken_at}: something was changed, added or removed. Its scores cannot be trusted.`);
  if (!view.result_fits) texts.push("result.json was made from another journal than this one. 'rebench verify' looks at the whole run.");
  if (view.torn_bytes) texts.push(`The journal's last line is torn (${bytes(view.torn_bytes)}): it is being written, or its writer was killed.`);
  if (view.run.state === "stopped") texts.push("This run has not ended, and nothing seems to work on it. 'rebench resume' goes on with it.");
  if (view.run.hidden) texts.push("This environment hides scores from the agent. Their numbers are shown when the run is over.");
  return texts.map(text => h("p", { class: "problem", role: "note" }, text));
}

/** Everything else that is known, folded away. */
export function runFacts(view) {
  const { run, facts } = view;
  const rows = [
    ["Run", run.run], ["Started", `${when(run.started_at)} UTC`], ["Scaffold", run.scaffold], ["Reported models", facts?.reported_models.join(", ")],
    ["Seed", facts?.seed], ["Sandbox", facts && `${facts.sandbox}${facts.enforced_limits.length ? `; enforces ${facts.enforced_limits.join(", ")}` : ""}`],
    ["Limits", facts && limits(run, facts)], ["Model replies", view.replies ? `${count(view.replies)}: ${count(view.input_tokens)} tokens in, ${count(view.output_tokens)} out` : "none"],
    ["Host", facts?.host], ["Harness", facts?.harness], ["Environment digest", facts?.digest],
    ["Journal", `${plural(view.entries, "entry", "entries")}, ${bytes(view.journal_bytes)}, ${view.broken_at ? "chain broken" : "chain of hashes whole"}`],
  ].filter(([, value]) => value);
  return h("details", { class: "facts", "data-key": "facts" }, h("summary", { "data-key": "facts-summary" }, "How it was run"),
    h("dl", null, rows.map(([name, value]) => h("div", null, h("dt", null, name), h("dd", null, value)))));
}

const limits = (run, facts) => [
  `${length(run.limit)} of working time`,
  facts.token_limit && `${count(facts.token_limit)} tokens`,
  facts.cost_limit && cost(facts.cost_limit),
  facts.reply_limit && plural(facts.reply_limit, "model reply", "model replies"),
].filter(part => part).join(", ");
