// Dialogs that the browser opens and closes by itself. It gives the focus back to where it was.
const opened = new Map();

/** Calls back each time the dialog with this id opens. */
export function whenOpened(id, callback) {
  opened.set(id, callback);
}

export function openDialog(id) {
  const dialog = document.getElementById(id);
  if (!dialog || dialog.open || document.querySelector('dialog[open]:not(.sheet)')) {
    return;
  }
  document.querySelector('dialog.sheet[open]')?.close();
  dialog.showModal();
  opened.get(id)?.(dialog);
}

export function startDialogs() {
  document.addEventListener('click', event => {
    const opener = event.target.closest?.('[data-opens]');
    if (opener) {
      openDialog(opener.dataset.opens);
    } else if (event.target.closest?.('[data-closes]') || event.target.matches?.('dialog.sheet')) {
      // A click beside the dialog hits the dialog itself.
      event.target.closest('dialog').close();
    }
  });
}
