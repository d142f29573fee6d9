/** Writes new texts into live cells: [id, text, level, beginning of a range]. A cell that scrolled away meanwhile is passed over. */
export function patchCells(cells) {
  for (const [id, text, level, from = 0] of cells) {
    const cell = document.getElementById(id);
    if (!cell?.firstChild) {
      continue;
    }
    cell.firstChild.nodeValue = text;
    const bar = cell.querySelector('rect');
    bar?.setAttribute('x', from);
    bar?.setAttribute('width', Math.max(0, (level ?? 0) - from));
    cell.querySelector('[role="meter"]')?.setAttribute('aria-valuenow', level ?? 0);
  }
}
