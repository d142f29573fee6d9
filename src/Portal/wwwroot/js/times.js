import { moment } from './clock.js';

export const day = 86400;

/** A point in time as an axis or a reader wants it; window is how much time the picture shows. */
export function clock(seconds, withSeconds, window = 0) {
  return moment(seconds * 1000, window > day ? (withSeconds ? 'weekday' : 'day') : withSeconds ? 'time' : 'minute');
}

/** Where a key moves a cursor over the points; null if it means nothing here. */
export function moved(key, at, last) {
  const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[key];
  return next === undefined ? null : Math.min(last, Math.max(0, next));
}
