// The framework only sets classes on the dialog: its newer event does not exist in every version of its script.
const prefix = 'components-reconnect-';
let attempts = 0;
let asking = null;

function dialog() {
  return document.getElementById('components-reconnect-modal');
}

function since() {
  const at = Number(document.documentElement.dataset.shownAt);
  return at ? ` What you see is from ${new Date(at).toLocaleTimeString([], { hour12: false })}.` : '';
}

function say(text) {
  const line = dialog()?.querySelector('[data-reconnect-text]');
  if (line) {
    line.textContent = text + since();
  }
}

function open() {
  document.documentElement.dataset.connection = 'lost';
  if (!dialog().open) {
    dialog().showModal();
  }
}

function close() {
  attempts = 0;
  clearInterval(asking);
  asking = null;
  delete document.documentElement.dataset.connection;
  if (dialog()?.open) {
    dialog().close();
  }
}

// After the last attempt: a wall screen has nobody to press a button.
function ask() {
  asking ??= setInterval(async () => {
    try {
      if ((await fetch('healthz', { cache: 'no-store' })).ok) {
        location.reload();
      }
    } catch {
      // Still away.
    }
  }, 5000);
}

function changed() {
  const state = [...dialog().classList].find(name => name.startsWith(prefix))?.slice(prefix.length);
  switch (state) {
    case 'show':
    case 'retrying':
      attempts++;
      say(`Trying again (attempt ${attempts}).`);
      open();
      break;
    case 'failed':
      say('Portal does not answer. This page comes back by itself.');
      open();
      ask();
      break;
    case 'rejected':
      location.reload();
      break;
    case 'hide':
      close();
      break;
  }
}

async function tryNow() {
  try {
    if (!await window.Blazor.reconnect()) {
      location.reload();
    }
  } catch {
    say('Portal does not answer yet.');
  }
}

export function startReconnect() {
  let watched = null;
  const observer = new MutationObserver(changed);
  const watch = () => {
    if (dialog() && dialog() !== watched) {
      watched = dialog();
      observer.disconnect();
      observer.observe(watched, { attributes: true, attributeFilter: ['class'] });
    }
  };
  // The dialog is replaced when the circuit starts.
  new MutationObserver(watch).observe(document.body, { childList: true });
  watch();
  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-action="reconnect"]')) {
      tryNow();
    }
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && dialog()?.open) {
      tryNow();
    }
  });
}
