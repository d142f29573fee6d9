// The same rounding as Components/Format: two decimals below ten, one below a hundred, else none.
import { chosen } from './view.js';

const space = '\u00a0';
const binaryPrefixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'];
const decimalPrefixes = ['', 'k', 'M', 'G', 'T', 'P'];

function number(value) {
  const size = Math.abs(value);
  return value.toFixed(size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
}

function short(value) {
  return String(Number(value.toPrecision(3)));
}

function scaled(value, unit, digits, base, prefixes) {
  let step = 0;
  while (Math.abs(value) >= base - 0.5 && step < prefixes.length - 1) {
    value /= base;
    step++;
  }
  return (step === 0 ? String(Math.round(value)) : digits(value)) + space + prefixes[step] + unit;
}

function seconds(value, digits) {
  if (value === 0) {
    return '0' + space + 'ms';
  }
  return value < 0.001 ? digits(value * 1e6) + space + 'µs' : value < 1 ? digits(value * 1e3) + space + 'ms' : digits(value) + space + 's';
}

const texts = {
  Ratio: (value, digits) => (digits === short ? short(value * 100) : (value * 100).toFixed(Math.abs(value) < 0.0995 ? 1 : 0)) + space + '%',
  Cores: (value, digits) => digits(value) + space + 'cores',
  Bytes: (value, digits) => scaled(value, 'B', digits, 1024, binaryPrefixes),
  BytesPerSecond: (value, digits) => scaled(value, 'B/s', digits, 1024, binaryPrefixes),
  BitsPerSecond: (value, digits) => scaled(value, 'bit/s', digits, 1000, decimalPrefixes),
  PerSecond: (value, digits) => digits(value) + '/s',
  Seconds: seconds,
  Celsius: (value, digits) => digits(value) + space + '°C',
  Number: (value, digits) => digits(value),
};

/** In what a chart is written, and by what its values are multiplied for that: network and computing power are the reader's choice. */
function written({ unit, cores }) {
  if (unit === 'Traffic') {
    return chosen('network') === 'bits' ? ['BitsPerSecond', 8] : ['BytesPerSecond', 1];
  }
  return unit === 'Ratio' && cores && chosen('cpu') === 'cores' ? ['Cores', cores] : [unit, 1];
}

/** A value of a chart with its unit; a dash where there is none. Cores of a known whole have their share beside them. */
export function text(spec, value) {
  if (value == null) {
    return '–';
  }
  const [unit, factor] = written(spec);
  const words = texts[unit](value * factor, number);
  if (spec.unit !== 'Cores' || !spec.cores) {
    return words;
  }
  const share = texts.Ratio(value / spec.cores, number);
  return chosen('cpu') === 'cores' ? `${words} · ${share}` : `${share} · ${words}`;
}

/** The same, as short as an axis wants it. */
export function tick(spec, value) {
  const [unit, factor] = written(spec);
  return value == null ? '' : texts[unit](value * factor, short);
}

const decimal = [];
for (let power = -6; power < 13; power++) {
  decimal.push(1 * 10 ** power, 2 * 10 ** power, 5 * 10 ** power);
}
const powersOfTwo = Array.from({ length: 55 }, (_, power) => 2 ** power);

/** Distances between ticks that read well in the unit. */
export function increments(spec) {
  const [unit, factor] = written(spec);
  return unit === 'Bytes' || unit === 'BytesPerSecond' ? powersOfTwo : decimal.map(step => step / factor);
}
