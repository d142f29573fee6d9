// Times as Components/Format writes them, in the reader's zone. Formatters are kept: making one takes longer than a tick has.
import { zone } from './view.js';

const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' };
const shapes = {
  time,
  minute: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  weekday: { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  date: { day: 'numeric', month: 'short', ...time },
  day: { weekday: 'short', day: 'numeric' },
};
const formats = new Map();

/** A moment in milliseconds since 1970, in one of the shapes. */
export function moment(at, shape = 'time') {
  const key = shape + zone();
  if (!formats.has(key)) {
    formats.set(key, make(shapes[shape], zone()));
  }
  return formats.get(key).format(at).replace(',', '');
}

// The server may know a zone that this browser doesn't.
function make(options, timeZone) {
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  }
}
