/** Says on each header cell of a table how it is sorted. The grid's own header cells take no such attribute from us, so it is read off our button in them. */
export function markSorted() {
  for (const button of document.querySelectorAll('th .sort')) {
    const cell = button.closest('th');
    const sorted = { falling: 'descending', rising: 'ascending' }[button.dataset.sort] ?? 'none';
    if (cell.getAttribute('aria-sort') !== sorted) {
      cell.setAttribute('aria-sort', sorted);
    }
  }
}
