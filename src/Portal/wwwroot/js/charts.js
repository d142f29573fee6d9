// Charts of the page. The server sends a chart's past once and then its newest points, only while it is on screen.
import { makePlot } from './plot.js';
import { text } from './units.js';

const windowSeconds = 300;
const gapSeconds = 3.5;
const firstGapSeconds = 15.5;
const charts = new Map();
const seen = new Set();
let board = null;
let observer = null;
let library = null;

function element(id) {
  return document.querySelector(`[data-chart="${CSS.escape(id)}"]`);
}

/** Begins charts: { spec, times, values }. A chart that is there already begins anew. */
export async function beginCharts(fills) {
  library ??= import('../lib/uplot/uPlot.esm.js');
  for (const { spec, times, values, gap, window, empty } of fills) {
    const chart = charts.get(spec.id) ?? {};
    charts.set(spec.id, Object.assign(chart, { spec, times, values, gap, window, empty, fresh: true }));
  }
  const uPlot = (await library).default;
  for (const { spec } of fills) {
    draw(uPlot, charts.get(spec.id));
  }
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
  chart.plot = makePlot(uPlot, home, chart, chart.window ?? windowSeconds);
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
    if (last !== undefined && at - last > (chart.fresh ? chart.gap ?? firstGapSeconds : gapSeconds)) {
      chart.times.push(last + 0.001);
      chart.values.forEach(series => series.push(null));
    }
    chart.fresh = false;
    chart.times.push(at);
    chart.values.forEach((series, index) => series.push(values[index] ?? null));
    while (chart.times[0] < at - windowSeconds - 10) {
      chart.times.shift();
      chart.values.forEach(series => series.shift());
    }
    if (chart.plot && chart.home.isConnected) {
      chart.plot.show();
    } else if (uPlot) {
      draw(uPlot, chart);
    }
    chart.count = (chart.count ?? 0) + 1;
    if (chart.count % 10 === 0) {
      name(chart);
    }
  }
}

function span(seconds) {
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} minutes` : minutes < 2880 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 1440)} days`;
}

// What a screen reader says of the picture.
function name(chart) {
  const { spec, values } = chart;
  const parts = spec.series.map((series, index) => {
    const known = values[index].filter(value => value != null);
    return known.length
      ? `${series.label}: now ${text(spec.unit, known.at(-1))}, lowest ${text(spec.unit, Math.min(...known))}, highest ${text(spec.unit, Math.max(...known))}`
      : `${series.label}: no value`;
  });
  chart.home?.setAttribute('aria-label', `${spec.title}, last ${span(chart.window ?? windowSeconds)}. ${parts.slice(0, 8).join('; ')}`);
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

document.addEventListener('portal:theme', async () => {
  if (library) {
    const uPlot = (await library).default;
    for (const chart of charts.values()) {
      if (chart.plot) {
        draw(uPlot, chart);
      }
    }
  }
});

document.addEventListener('keydown', event => {
  const home = event.target.closest?.('[data-chart]');
  const chart = home && charts.get(home.dataset.chart);
  if (chart?.plot && chart.plot.move(event.key)) {
    event.preventDefault();
    document.getElementById('status').textContent = chart.plot.read();
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
  const row = (tag, cells) => {
    const line = table.insertRow();
    cells.forEach(cell => line.appendChild(document.createElement(tag)).textContent = cell);
  };
  row('th', ['Time', ...chart.spec.series.map(series => series.label)]);
  for (let at = chart.times.length - 1; at >= Math.max(0, chart.times.length - 60); at--) {
    row('td', [new Date(chart.times[at] * 1000).toLocaleTimeString([], { hour12: false }), ...chart.values.map(series => text(chart.spec.unit, series[at]))]);
  }
  event.target.appendChild(table);
}, true);
