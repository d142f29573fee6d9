// Events as vertical lines: the same in every chart of the page.
let marks = [];

/** Takes the page's marks, { at, label } with milliseconds; true if they are others than before. */
export function useMarks(newMarks) {
  const next = newMarks.map(mark => ({ at: mark.at / 1000, label: mark.label }));
  const changed = JSON.stringify(next) !== JSON.stringify(marks);
  marks = next;
  return changed;
}

/** Those after one time and up to another, in seconds. */
export function marksOf(after, upTo) {
  return marks.filter(mark => mark.at > after && mark.at <= upTo);
}

/** Draws them into a context whose picture begins at left, top and has this size, in device pixels. */
export function drawMarks(context, box, from, to, stroke) {
  context.save();
  context.strokeStyle = stroke;
  context.fillStyle = stroke;
  context.lineWidth = devicePixelRatio;
  context.setLineDash([2 * devicePixelRatio, 2 * devicePixelRatio]);
  context.font = `${10 * devicePixelRatio}px system-ui, sans-serif`;
  context.textBaseline = 'top';
  for (const mark of marksOf(from, to)) {
    const x = Math.round(box.left + (mark.at - from) / (to - from) * box.width) + 0.5;
    context.beginPath();
    context.moveTo(x, box.top);
    context.lineTo(x, box.top + box.height);
    context.stroke();
    const onLeft = x > box.left + box.width - 70 * devicePixelRatio;
    context.textAlign = onLeft ? 'right' : 'left';
    context.fillText(mark.label, x + (onLeft ? -3 : 3) * devicePixelRatio, box.top + 1);
  }
  context.restore();
}
