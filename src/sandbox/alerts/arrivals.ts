import type { World } from '../world';
import { makeScene } from './history';
import { makeAlert, makeIncident, untouched } from './make-alert';
import { stories } from './stories';

const FIRST_SECONDS = 15;

/**
 * Lets a new alert arrive soon after the start and then about every `seconds` (none when that is 0).
 *
 * @returns what stops it
 */
export function startArrivals(world: World, seconds: number): () => void {
  if (seconds === 0) return () => undefined;
  let timer = setTimeout(arrive, Math.min(FIRST_SECONDS, seconds) * 1000);

  function arrive(): void {
    addNewAlert(world);
    timer = setTimeout(arrive, seconds * 1000 * (0.7 + 0.6 * world.random()));
    timer.unref();
  }

  timer.unref();
  return () => {
    clearTimeout(timer);
  };
}

/** One more alert, just now, in an incident of its own. */
function addNewAlert(world: World): void {
  const incident = Math.max(1000, ...world.incidents.newestFirst().map(({ id }) => Number(id) || 0)) + 1;
  const story = stories[Math.floor(world.random() * stories.length)];
  if (story === undefined) return;
  const scene = makeScene(world, world.clock(), Math.floor(world.random() * 1000));
  const alert = makeAlert(story, scene, incident, incident, untouched);
  world.alerts.put([alert]);
  world.incidents.put([makeIncident(incident, [alert], world)]);
}
