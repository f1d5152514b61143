// Follows a job that goes on without us: asks how far it is, less and less often while nothing moves.
import { html } from "lit-html";
import { get } from "./api.js";
import { number } from "./written.js";
import { t } from "./words.js";

const SOONEST_MS = 500;
const LATEST_MS = 5000;

/**
 * @param path of the job in the API
 * @param show job => void, at each change and at the end
 * @param isOver job => boolean
 * @returns { over: promise of the job when it is over, stop }
 */
export const follow = (path, show, isOver) => {
  let stopped = false;
  const watch = async () => {
    let pause = SOONEST_MS;
    let before = "";
    while (!stopped) {
      try {
        const job = await get(path);
        const now = JSON.stringify(job);
        if (now !== before) show(job);
        if (isOver(job)) return job;
        pause = now === before ? Math.min(pause * 1.5, LATEST_MS) : SOONEST_MS;
        before = now;
      } catch (failure) {
        // What is not there, or not for us, does not come back; what is away may.
        if (failure.status >= 400 && failure.status < 500 && failure.status !== 429) throw failure;
        pause = LATEST_MS;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return undefined;
  };
  return { over: watch(), stop: () => (stopped = true) };
};

/** A bar that says how much is done. */
export const progress = (done, all, label) => html`<div class="job">
  <progress max=${all || 1} value=${done} aria-label=${label}></progress>
  <span class="small soft">${t("job.progress", { done: number(done), all: number(all) })}</span>
</div>`;
