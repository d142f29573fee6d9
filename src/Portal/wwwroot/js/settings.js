// Settings, on their page and where else they are offered: each choice is kept when it is made.
import { choose, chooseNothing } from './view.js';
import { answer } from './status.js';

function legend(field) {
  return field.closest('fieldset')?.querySelector('legend')?.textContent.trim() ?? field.name;
}

function word(field) {
  return (field.selectedOptions?.[0] ?? field.labels?.[0])?.textContent.trim() ?? field.value;
}

export function startSettings() {
  document.addEventListener('change', event => {
    const field = event.target;
    if (field.dataset?.setting) {
      choose(field.dataset.setting, field.value);
      answer(`${legend(field)}: ${word(field)}. Saved.`);
    }
  });
  document.addEventListener('click', event => {
    const button = event.target.closest?.('[data-choose]');
    if (button) {
      choose(button.dataset.choose, button.dataset.value);
    } else if (event.target.closest?.('[data-action="reset-view"]')) {
      chooseNothing();
      answer('All settings are as they were at first. Saved.');
    }
  });
}
