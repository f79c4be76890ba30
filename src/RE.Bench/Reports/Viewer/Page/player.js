import { announce, h } from "./dom.js";
import { fetchSession } from "./api.js";
import { clock, length } from "./format.js";
import { Terminal } from "./vt.js";
import { Screen } from "./screen.js";

const KEYFRAME = 400, LONGEST_IDLE = 2, SPEEDS = [1, 2, 5, 20];

/** Plays a recorded terminal session: play, pause, seek, speed; long silences are cut short. */
export function player(id) {
  const load = h("button", { type: "button", class: "small-button" }, "Load the recording");
  const holder = h("div", null, load);
  const element = h("section", { "aria-labelledby": "session-title" }, h("h2", { id: "session-title" }, "Terminal session"), holder);
  const state = { playback: null };
  load.addEventListener("click", async () => {
    load.disabled = true;
    try {
      state.playback = new Playback(await fetchSession(id));
      holder.replaceChildren(state.playback.element);
      state.playback.play.focus();
    } catch (failure) {
      holder.replaceChildren(h("p", { class: "bad-text", role: "alert" }, failure.message));
    }
  });
  return { element, close: () => state.playback?.pause() };
}

class Playback {
  constructor(cast) {
    this.events = cast.events;
    this.times = shortened(cast.events);
    this.duration = this.times.at(-1) ?? 0;
    Object.assign(this, { cast, done: 0, now: 0, speed: 1, timer: 0, frames: new Map(), terminal: new Terminal(cast.width, cast.height) });
    this.frames.set(0, this.terminal.snapshot());
    this.screen = new Screen();
    this.play = h("button", { type: "button", class: "small-button", id: "session-play", onclick: () => (this.timer ? this.pause() : this.run()) }, "Play");
    this.seekBar = h("input", { type: "range", id: "session-seek", min: 0, max: Math.max(1, Math.ceil(this.duration * 10)), value: 0, "aria-label": "Position in the session", oninput: () => this.seek(Number(this.seekBar.value) / 10) });
    this.speedBox = h("select", { "aria-label": "Speed", id: "session-speed", onchange: () => { this.speed = Number(this.speedBox.value); } }, SPEEDS.map(speed => h("option", { value: speed }, `${speed}×`)));
    this.place = h("output", { class: "number", for: "session-seek" });
    this.element = h("div", { class: "player" }, this.screen.element, h("div", { class: "player-bar" }, this.play, this.seekBar, this.place, this.speedBox),
      h("p", { class: "dim" }, `${length(cast.duration)} of recording; silences are cut to ${LONGEST_IDLE} s.`, cast.cut ? " The recording is longer than what is shown." : ""));
    this.seek(0);
  }

  run() {
    if (this.now >= this.duration) this.seek(0);
    this.play.textContent = "Pause";
    let before = performance.now();
    const tick = () => {
      const at = performance.now();
      this.seek(Math.min(this.duration, this.now + (at - before) / 1000 * this.speed));
      before = at;
      if (this.now >= this.duration) this.pause();
      else this.timer = setTimeout(tick, 40);
    };
    this.timer = setTimeout(tick, 40);
  }

  pause() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.play.textContent = "Play";
    announce("Paused");
  }

  /** Shows the terminal as it was; going back begins at the last copy before. */
  seek(time) {
    const target = upTo(this.times, time);
    if (target < this.done) {
      this.done = Math.floor(target / KEYFRAME) * KEYFRAME;
      while (!this.frames.has(this.done)) this.done -= KEYFRAME;
      this.terminal.restore(this.frames.get(this.done));
    }
    while (this.done < target) {
      const event = this.events[this.done++];
      if (event.d === undefined) this.terminal.resize(event.w, event.h);
      else this.terminal.write(event.d);
      if (this.done % KEYFRAME === 0 && !this.frames.has(this.done) && this.frames.size < 2000) this.frames.set(this.done, this.terminal.snapshot());
    }
    this.now = time;
    this.screen.draw(this.terminal);
    this.seekBar.value = Math.round(time * 10);
    this.seekBar.setAttribute("aria-valuetext", `${clock(time)} of ${clock(this.duration)}`);
    this.place.textContent = `${clock(time)} / ${clock(this.duration)}`;
  }
}

/** Times with long silences cut. */
function shortened(events) {
  let [before, sum] = [0, 0];
  return events.map(event => {
    sum += Math.min(LONGEST_IDLE, event.t - before);
    before = event.t;
    return sum;
  });
}

/** How many of the sorted times are not after a time. */
function upTo(times, time) {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= time + 1e-9) low = middle + 1;
    else high = middle;
  }
  return low;
}
