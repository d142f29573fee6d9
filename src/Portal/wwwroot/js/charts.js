// Charts of the page. The server sends a chart's past once and then its newest points, only while it is on screen.
import { makePlot } from './plot.js';
import { makeHeat } from './heat.js';
import { marksOf } from './marks.js';
import { text } from './units.js';
import { moment } from './clock.js';
import { isCalm, pace } from './view.js';
import { answer } from './status.js';

const windowSeconds = 300;
const gapSeconds = 3.5;
const firstGapSeconds = 15.5;
const calmMilliseconds = 4500;
const pointer = matchMedia('(hover: hover)');
const charts = new Map();
const seen = new Set();
let board = null;
let observer = null;
let library = null;
let now = 0;

function element(id) {
  return document.querySelector(`[data-chart="${CSS.escape(id)}"]`);
}

/** Begins charts: { spec, times, values }. A chart that is there already begins anew. */
export async function beginCharts(fills) {
  library ??= import('../lib/uplot/uPlot.esm.js');
  for (const { spec, times, values, gap, window, past, empty } of fills) {
    const chart = charts.get(spec.id) ?? {};
    charts.set(spec.id, Object.assign(chart, { spec, times, values, gap, window, past, empty, fresh: true, end: () => endOf(chart) }));
  }
  const uPlot = (await library).default;
  for (const { spec } of fills) {
    draw(uPlot, charts.get(spec.id));
  }
}

// A live chart goes on to the present, also where nothing is measured any more.
function endOf(chart) {
  const last = chart.times.at(-1);
  return chart.window || now - last < gapSeconds ? last : Math.max(last, now);
}

function draw(uPlot, chart) {
  const home = chart && element(chart.spec.id);
  if (!home || (chart.times.length === 0 && !chart.empty)) {
    return;
  }
  chart.plot?.destroy();
  chart.home = home;
  if (chart.times.length === 0) {
    chart.plot = null;
    const words = document.createElement('p');
    words.className = 'chart-empty';
    words.textContent = chart.empty;
    home.replaceChildren(words);
    home.setAttribute('aria-label', `${chart.spec.title}. ${chart.empty}`);
    return;
  }
  const make = chart.spec.heat ? makeHeat : makePlot;
  chart.plot = make(home, chart, chart.window ?? windowSeconds, uPlot);
  chart.movedAt = performance.now();
  name(chart);
}

/** The newest point of each chart: id to values. */
export async function addPoints(at, points) {
  const uPlot = library && (await library).default;
  for (const [id, values] of Object.entries(points)) {
    const chart = charts.get(id);
    if (!chart) {
      continue;
    }
    const last = chart.times.at(-1);
    if (last !== undefined && at <= last) {
      continue;
    }
    if (last !== undefined && at - last > (chart.fresh ? chart.gap ?? firstGapSeconds : Math.max(gapSeconds, 3 * pace() + 0.5))) {
      chart.times.push(last + 0.001);
      chart.values.forEach(series => series.push(null));
    }
    chart.fresh = false;
    chart.times.push(at);
    chart.values.forEach((series, index) => series.push(values[index] ?? null));
    if (chart.plot && chart.home.isConnected) {
      if (mayMove(chart)) {
        move(chart);
      }
    } else if (uPlot) {
      draw(uPlot, chart);
    }
    chart.count = (chart.count ?? 0) + 1;
    if (chart.count % 10 === 0) {
      name(chart);
    }
  }
}

/** The time of what the page shows, in seconds: charts without a new point show that there is none. */
export function moveTo(at) {
  now = at;
  for (const chart of charts.values()) {
    if (chart.plot && !chart.window && chart.home.isConnected && now - chart.times.at(-1) >= gapSeconds && mayMove(chart)) {
      move(chart);
    }
  }
}

// Under the pointer a picture stands still, and for a reader who wants calm it moves rarely.
function mayMove(chart) {
  return !(pointer.matches && chart.home.matches(':hover')) && (!isCalm() || performance.now() - (chart.movedAt ?? -Infinity) >= calmMilliseconds);
}

// Points leave with the picture that shows them: the plot holds the same lists.
function move(chart) {
  while (chart.times[0] < chart.times.at(-1) - windowSeconds - 10) {
    chart.times.shift();
    chart.values.forEach(series => series.shift());
  }
  chart.movedAt = performance.now();
  chart.plot.show();
}

function span(seconds) {
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} minutes` : minutes < 2880 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 1440)} days`;
}

// What a screen reader says of the picture.
function name(chart) {
  const { spec, values } = chart;
  const parts = spec.heat ? [chart.plot.sum()] : spec.series.map((series, index) => {
    const known = values[index].filter(value => value != null);
    return known.length
      ? `${series.label}: ${chart.past ? 'last' : 'now'} ${text(spec, known.at(-1))}, lowest ${text(spec, Math.min(...known))}, highest ${text(spec, Math.max(...known))}`
      : `${series.label}: no value`;
  });
  const when = chart.past ? `${moment(chart.times[0] * 1000, 'date')} to ${moment(chart.times.at(-1) * 1000, 'date')}` : `last ${span(chart.window ?? windowSeconds)}`;
  chart.home?.setAttribute('aria-label', `${spec.title}, ${when}. ${parts.slice(0, 8).join('; ')}`);
}

/** Observes charts that are new in the page and forgets those that left it. */
export function watchCharts(newBoard) {
  if (newBoard) {
    board = newBoard;
    seen.clear();
    observer?.disconnect();
    observer = new IntersectionObserver(shown, { rootMargin: '150px' });
    observer.onScreen = new Set();
  }
  if (!observer) {
    return;
  }
  for (const home of document.querySelectorAll('[data-chart]')) {
    if (!seen.has(home)) {
      seen.add(home);
      observer.observe(home);
    }
  }
  for (const home of seen) {
    if (!home.isConnected) {
      seen.delete(home);
      observer.unobserve(home);
      observer.onScreen.delete(home);
    }
  }
  for (const [id, chart] of charts) {
    if (chart.home && !chart.home.isConnected && !element(id)) {
      chart.plot?.destroy();
      charts.delete(id);
    }
  }
}

function shown(entries, source) {
  for (const entry of entries) {
    source.onScreen[entry.isIntersecting ? 'add' : 'delete'](entry.target);
  }
  const ids = [...source.onScreen].map(home => home.dataset.chart);
  // The circuit may be gone by now; then the reconnect dialog has the word.
  board?.invokeMethodAsync('ShowCharts', ids).catch(() => {});
}

/** Colours, units, times and events are drawn into the pictures. */
export async function redraw() {
  if (library) {
    const uPlot = (await library).default;
    for (const chart of charts.values()) {
      if (chart.plot) {
        draw(uPlot, chart);
      }
    }
  }
}

document.addEventListener('portal:theme', redraw);
document.addEventListener('portal:view', event => event.detail !== 'theme' && redraw());

// A chart under the pointer catches up when the pointer leaves.
document.addEventListener('pointerout', event => {
  const home = event.target.closest?.('[data-chart]');
  const chart = home && !home.contains(event.relatedTarget) && charts.get(home.dataset.chart);
  if (chart?.plot && !chart.window && chart.times.length > 0) {
    move(chart);
  }
});

document.addEventListener('keydown', event => {
  const home = event.target.closest?.('[data-chart]');
  const chart = home && charts.get(home.dataset.chart);
  if (chart?.plot && chart.plot.move(event.key)) {
    event.preventDefault();
    answer(chart.plot.read());
  }
});

// "Show as table": the newest sixty values, newest first.
document.addEventListener('toggle', event => {
  const id = event.target.dataset?.chartTable;
  const chart = id && charts.get(id);
  if (!chart || !event.target.open) {
    return;
  }
  event.target.querySelector('table')?.remove();
  const table = document.createElement('table');
  table.tabIndex = 0;
  const row = (tag, cells) => {
    const line = table.insertRow();
    cells.forEach(cell => line.appendChild(document.createElement(tag)).textContent = cell);
  };
  row('th', ['Time', ...chart.spec.series.map(series => series.label)]);
  const known = chart.times.map((_, at) => at).filter(at => chart.values.some(series => series[at] != null));
  for (let index = known.length - 1; index >= Math.max(0, known.length - 60); index--) {
    // A restart falls among the moments without a value, which have no row: it belongs to the next one that has.
    const at = known[index];
    const marks = marksOf(chart.times[known[index - 1]] ?? -Infinity, chart.times[at]).map(mark => ` (${mark.label})`).join('');
    row('td', [moment(chart.times[at] * 1000, chart.past ? 'date' : 'time') + marks, ...chart.values.map(series => text(chart.spec, series[at]))]);
  }
  event.target.appendChild(table);
}, true);
