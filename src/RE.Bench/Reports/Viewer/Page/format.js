// Numbers as people read them, the same wherever the browser is.
const counts = new Intl.NumberFormat("en-US");

export const count = value => value === undefined || value === null ? "–" : counts.format(value);

export const plural = (value, one, many) => `${count(value)} ${value === 1 ? one : many}`;

export function score(value) {
  if (value === undefined || value === null) return "–";
  const size = Math.abs(value);
  return size >= 1e7 || (size > 0 && size < 1e-3) ? value.toExponential(2) : value.toFixed(3);
}

/** A normalized score: 0 is the starting solution, 1 the reference. */
export const normal = value => value === undefined || value === null ? "–" : value >= 1e6 ? value.toExponential(2) : value.toFixed(3);

/** 85 ms, 3.2 s, 12 m 04 s, 1 h 05 m. */
export function length(seconds) {
  if (seconds === undefined || seconds === null) return "–";
  if (seconds < 0.001) return "0 s";
  if (seconds < 1) return `${Math.floor(seconds * 1000)} ms`;
  if (seconds < 60) return `${(Math.floor(seconds * 10) / 10).toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} m ${two(Math.floor(seconds % 60))} s` : `${Math.floor(minutes / 60)} h ${two(minutes % 60)} m`;
}

/** Working time in columns: 0:12:04. */
export const clock = seconds => `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(Math.floor(seconds % 60))}`;

export function cost(value, isKnown = true) {
  if (value === undefined || value === null) return isKnown ? "–" : "unknown";
  return value > 0 && value < 0.01 ? `$${value.toFixed(4)}` : `$${value.toFixed(2)}`;
}

export function bytes(value) {
  if (value < 10240) return plural(value, "byte", "bytes");
  return value < 10 * 2 ** 20 ? `${count(Math.floor(value / 1024))} KiB` : `${count(Math.floor(value / 2 ** 20))} MiB`;
}

/** 2026-11-22 20:15, UTC. */
export const when = text => text ? new Date(text).toISOString().slice(0, 16).replace("T", " ") : "–";

/** 20:15:04, UTC. */
export const timeOfDay = text => new Date(text).toISOString().slice(11, 19);

const two = value => String(value).padStart(2, "0");
