// The same rounding as Components/Format: two decimals below ten, one below a hundred, else none.
const space = '\u00a0';
const prefixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'];

function number(value) {
  const size = Math.abs(value);
  return value.toFixed(size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
}

function short(value) {
  return String(Number(value.toPrecision(3)));
}

function binary(value, unit, digits) {
  let step = 0;
  while (Math.abs(value) >= 1023.5 && step < prefixes.length - 1) {
    value /= 1024;
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
  Bytes: (value, digits) => binary(value, 'B', digits),
  BytesPerSecond: (value, digits) => binary(value, 'B/s', digits),
  PerSecond: (value, digits) => digits(value) + '/s',
  Seconds: seconds,
  Celsius: (value, digits) => digits(value) + space + '°C',
  Number: (value, digits) => digits(value),
};

/** A value with its unit; a dash where there is none. */
export function text(unit, value) {
  return value == null ? '–' : texts[unit](value, number);
}

/** The same, as short as an axis wants it. */
export function tick(unit, value) {
  return value == null ? '' : texts[unit](value, short);
}

const decimal = [];
for (let power = -6; power < 13; power++) {
  decimal.push(1 * 10 ** power, 2 * 10 ** power, 5 * 10 ** power);
}
const powersOfTwo = Array.from({ length: 55 }, (_, power) => 2 ** power);

/** Distances between ticks that read well in the unit. */
export function increments(unit) {
  return unit === 'Bytes' || unit === 'BytesPerSecond' ? powersOfTwo : decimal;
}
