/** Writes new texts into live cells: [id, text, level]. A cell that scrolled away meanwhile is passed over. */
export function patchCells(cells) {
  for (const [id, text, level] of cells) {
    const cell = document.getElementById(id);
    if (!cell?.firstChild) {
      continue;
    }
    cell.firstChild.nodeValue = text;
    cell.querySelector('rect')?.setAttribute('width', level ?? 0);
  }
}
