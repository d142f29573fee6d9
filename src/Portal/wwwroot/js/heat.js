// A strip per series, the darker the busier: what more than sixteen lines can't show.
import { text } from './units.js';
import { colour } from './colours.js';
import { clock, moved } from './times.js';
import { drawMarks, marksOf } from './marks.js';

const steps = 20;
const left = 44;
const bottom = 18;

export function makeHeat(home, chart, windowSeconds) {
  const { spec } = chart;
  const rows = spec.series.length;
  const canvas = document.createElement('canvas');
  const line = document.createElement('p');
  line.className = 'heat-line';
  home.replaceChildren(canvas, line);
  const shades = Array.from({ length: steps + 1 }, (_, step) => colour('--heat', 8 + step / steps * 92));
  const muted = colour('--muted');
  const limit = colour('--limit');
  const context = canvas.getContext('2d');
  let cursor = null;

  const from = () => chart.end() - windowSeconds;
  const height = Math.min(420, Math.max(170, rows * 5));
  const box = () => ({ left: left * devicePixelRatio, top: 0, width: canvas.width - left * devicePixelRatio, height: canvas.height - bottom * devicePixelRatio });

  function show() {
    const width = Math.max(160, home.clientWidth);
    canvas.width = width * devicePixelRatio;
    canvas.height = (height + bottom) * devicePixelRatio;
    const area = box();
    const scale = area.width / windowSeconds;
    const tall = area.height / rows;
    for (let at = 0; at < chart.times.length; at++) {
      // What was measured at a time holds back to the time before, but not across a gap.
      const isAfterGap = at === 0 || chart.values.every(series => series[at - 1] == null);
      const begin = Math.max(from(), isAfterGap ? chart.times[at] - 1 : chart.times[at - 1]);
      const x = area.left + (begin - from()) * scale;
      const wide = (chart.times[at] - begin) * scale;
      if (wide <= 0) {
        continue;
      }
      for (let row = 0; row < rows; row++) {
        const value = chart.values[row][at];
        if (value != null) {
          context.fillStyle = shades[Math.round(Math.min(1, Math.max(0, value)) * steps)];
          context.fillRect(x, row * tall, wide + 0.6, Math.max(1, tall - (tall > 4 ? devicePixelRatio : 0)));
        }
      }
    }
    axes(area, tall);
    drawMarks(context, area, from(), chart.end(), limit);
    if (cursor !== null && chart.times[cursor] >= from()) {
      context.fillStyle = muted;
      context.fillRect(area.left + (chart.times[cursor] - from()) * scale, 0, devicePixelRatio, area.height);
    }
    line.textContent = read();
  }

  function axes(area, tall) {
    context.fillStyle = muted;
    context.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    const every = Math.ceil(14 * devicePixelRatio / tall);
    for (let row = 0; row < rows; row += every) {
      context.fillText(spec.series[row].label, area.left - 6 * devicePixelRatio, (row + 0.5) * tall);
    }
    context.textBaseline = 'top';
    context.textAlign = 'center';
    for (let at = Math.ceil(from() / 60) * 60; at < chart.end() - 10; at += 60) {
      context.fillText(clock(at, false), area.left + (at - from()) * area.width / windowSeconds, area.height + 4 * devicePixelRatio);
    }
  }

  const busiest = at => spec.series.map((series, row) => ({ label: series.label, value: chart.values[row][at] })).filter(one => one.value != null).sort((a, b) => b.value - a.value);

  function read() {
    const at = cursor ?? chart.times.length - 1;
    const known = busiest(at);
    const mean = known.reduce((sum, one) => sum + one.value, 0) / known.length;
    return known.length === 0
      ? `${clock(chart.times[at], true)}, no value`
      : [clock(chart.times[at], true), `mean ${text(spec, mean)}`, ...known.slice(0, 3).map(one => `${one.label} ${text(spec, one.value)}`),
        ...marksOf(chart.times[at - 1] ?? -Infinity, chart.times[at]).map(mark => mark.label)].join(', ');
  }

  const resize = new ResizeObserver(show);
  resize.observe(home);
  canvas.addEventListener('mousemove', event => {
    const time = from() + (event.offsetX - left) / (canvas.clientWidth - left) * windowSeconds;
    const next = chart.times.findIndex(at => at >= time);
    cursor = next < 0 ? chart.times.length - 1 : next;
    show();
  });
  canvas.addEventListener('mouseleave', () => {
    cursor = null;
    show();
  });
  show();

  return {
    show,
    read,
    sum() {
      const known = chart.values.flat().filter(value => value != null);
      const top = busiest(chart.times.length - 1)[0];
      return top && known.length
        ? `${rows} in strips, the darker the busier: busiest now ${top.label} with ${text(spec, top.value)}, lowest ${text(spec, known.reduce((a, b) => Math.min(a, b)))}, highest ${text(spec, known.reduce((a, b) => Math.max(a, b)))}`
        : 'no value';
    },
    destroy() {
      resize.disconnect();
    },
    move(key) {
      const next = moved(key, cursor ?? chart.times.length - 1, chart.times.length - 1);
      if (next === null) {
        return false;
      }
      cursor = next;
      show();
      return true;
    },
  };
}
