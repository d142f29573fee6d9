/** The address that Portal printed bears the token after the sign that no server sees: into the form with it, and out of the address and its history. */
export function startSignIn() {
  const field = document.querySelector('[data-sign-in]');
  if (!field || location.hash.length < 2) {
    return;
  }
  field.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(history.state, '', location.pathname + location.search);
  field.form.querySelector('button').focus();
}
