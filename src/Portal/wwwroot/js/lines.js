/** Scrolls a box of lines of one height so that a line stands in its upper third. */
export function showLine({ box, line, height }) {
  const element = document.getElementById(box);
  if (element) {
    element.scrollTop = Math.max(0, (line - 1) * height - element.clientHeight / 3);
  }
}
