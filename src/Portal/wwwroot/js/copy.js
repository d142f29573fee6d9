import { answer } from './status.js';

/** The clipboard is there on safe origins only; on a plain address in the lab the old way still works. */
async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (!done) {
    throw new Error('copying is not allowed');
  }
}

/** What a button copies: its own text, or that of an address. */
async function textOf(button) {
  if (button.dataset.copy !== undefined) {
    return button.dataset.copy;
  }
  const response = await fetch(button.dataset.copyFrom);
  if (!response.ok) {
    throw new Error(`${response.status} for ${button.dataset.copyFrom}`);
  }
  return response.text();
}

/** Buttons with data-copy or data-copy-from: what they copy is said on them and to a screen reader. */
export function startCopy() {
  document.addEventListener('click', async event => {
    const button = event.target.closest?.('[data-copy], [data-copy-from]');
    if (!button) {
      return;
    }
    let said = button.dataset.copySaid ?? `Copied: ${button.dataset.copy}`;
    try {
      await copy(await textOf(button));
      button.dataset.copied = '';
      setTimeout(() => delete button.dataset.copied, 2000);
    } catch {
      // The browser may refuse, and then the reader needs the text itself.
      said = `Copy it by hand: ${button.dataset.copy ?? button.dataset.copyFrom}`;
    }
    answer(said);
  });
}
