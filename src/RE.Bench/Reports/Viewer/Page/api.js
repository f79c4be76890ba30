/** Asks the viewer; the message of a refusal becomes the error's. */
async function get(path, signal) {
  let response;
  try {
    response = await fetch(path, { signal, cache: "no-store" });
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    throw new Error("The viewer does not answer. Is 'rebench view' still running?");
  }
  if (response.status === 403) throw new Error("This page is no longer let in. Open the address that 'rebench view' printed.");
  const body = await response.json();
  if (!response.ok) throw new Error(body.error);
  return body;
}

export const runPath = id => `/api/runs/${encodeURIComponent(id)}`;

export const fetchRuns = signal => get("/api/runs", signal);
export const fetchRun = (id, signal) => get(runPath(id), signal);
export const fetchItems = (id, from, count, signal) => get(`${runPath(id)}/items?from=${from}&count=${count}`, signal);
export const fetchItem = (id, item) => get(`${runPath(id)}/items/${item}`);
export const fetchSection = (id, item, section, from) => get(`${runPath(id)}/items/${item}/sections/${section}?from=${from}`);
export const fetchEntry = (id, entry, from = 0) => get(`${runPath(id)}/entries/${entry}?from=${from}`);
export const fetchHits = (id, text, signal) => get(`${runPath(id)}/find?q=${encodeURIComponent(text)}`, signal);
export const fetchSubmission = (id, digest) => get(`${runPath(id)}/submissions/${digest}`);
export const fetchSession = id => get(`${runPath(id)}/session`);
export const downloadPath = (id, digest, file) => `${runPath(id)}/submissions/${digest}/${file}`;
