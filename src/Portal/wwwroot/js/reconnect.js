// The framework only sets classes on the dialog: its newer event does not exist in every version of its script.
import { moment } from './clock.js';
import { tellHidden } from './tab.js';
import { showTreeAgain } from './tree.js';

const prefix = 'components-reconnect-';
// The framework's own attempts are up to half a minute apart, and end: a wall screen has nobody to press a button.
const askMilliseconds = 1000;
const patienceMilliseconds = 2000;
let asking = null;
let isTrying = false;
// A form was sent: the page that answers it is on its way, and signing out cuts the connection before that is here. To load this one anew would drop that answer.
const answerMilliseconds = 10_000;
let isLeaving = false;

function dialog() {
  return document.getElementById('components-reconnect-modal');
}

function since() {
  const at = Number(document.documentElement.dataset.shownAt);
  return at ? ` What you see is from ${moment(at)}.` : '';
}

function say(text) {
  const line = dialog()?.querySelector('[data-reconnect-text]');
  if (line && line.textContent !== text + since()) {
    line.textContent = text + since();
  }
}

// The framework counts in an element that it finds by its id.
function attempt() {
  return Number(document.getElementById(prefix + 'current-attempt')?.textContent) || 1;
}

function open() {
  document.documentElement.dataset.connection = 'lost';
  if (!dialog().open) {
    dialog().showModal();
  }
  asking ??= setInterval(ask, askMilliseconds);
}

function close() {
  clearInterval(asking);
  asking = null;
  delete document.documentElement.dataset.connection;
  if (dialog()?.open) {
    dialog().close();
  }
  tellHidden();
  showTreeAgain();
}

function loadAnew() {
  if (!isLeaving) {
    location.reload();
  }
}

async function ask() {
  try {
    if ((await fetch('healthz', { cache: 'no-store' })).ok) {
      await tryNow(true);
    }
  } catch {
    // Still away.
  }
}

// The server cuts the connection of who was signed out, here or in another tab: the page loaded anew leads to the sign-in and back.
async function leaveIfSignedOut() {
  try {
    if ((await fetch('sign-in/check', { cache: 'no-store' })).status === 401) {
      loadAnew();
    }
  } catch {
    // Away, not signed out.
  }
}

function changed() {
  const state = [...dialog().classList].find(name => name.startsWith(prefix))?.slice(prefix.length);
  switch (state) {
    case 'show':
    case 'retrying':
      say(`Trying again (attempt ${attempt()}).`);
      open();
      leaveIfSignedOut();
      break;
    case 'failed':
      say('Portal does not answer. This page comes back by itself.');
      open();
      break;
    case 'rejected':
      loadAnew();
      break;
    case 'hide':
      close();
      break;
  }
}

// A portal that was started anew knows this page's circuit no longer, and one that answers and takes no circuit up has lost it too.
async function tryNow(isThere = false) {
  if (isTrying) {
    return;
  }
  isTrying = true;
  try {
    const late = new Promise((_, give) => setTimeout(give, patienceMilliseconds, new Error('late')));
    if (!await Promise.race([window.Blazor.reconnect(), late])) {
      loadAnew();
    }
  } catch {
    if (isThere) {
      loadAnew();
    } else {
      say('Portal does not answer yet.');
    }
  } finally {
    isTrying = false;
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
      observer.observe(document.getElementById(prefix + 'current-attempt'), { childList: true, characterData: true, subtree: true });
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
  document.addEventListener('submit', event => {
    if (event.target.method === 'post' && !event.defaultPrevented) {
      isLeaving = true;
      setTimeout(() => isLeaving = false, answerMilliseconds);
    }
  });
  // It can't be waved away: without a circuit nothing behind it works.
  document.addEventListener('cancel', event => event.target === dialog() && event.preventDefault(), true);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && dialog()?.open) {
      tryNow();
    }
  });
}
