// Where one is, as the address says it: #/screen/part?what=is&chosen. What a view shows stands there, so that going back works and a
// view can be sent to others.
const split = () => location.hash.replace(/^#\/?/, '').split('?');

export const path = () => split()[0];

export const asked = () => new URLSearchParams(split()[1] ?? '');

/** `changes`: {name: value}, an empty one takes it out. `isStep`: going back leads to before it. Shows nothing by itself. */
export function put(changes, isStep = true) {
  const values = asked();
  for (const [name, value] of Object.entries(changes))
    if (value === '' || value === null || value === undefined) values.delete(name);
    else values.set(name, value);
  const query = values.toString();
  const next = `#/${path()}${query ? `?${query}` : ''}`;
  if (next === location.hash) return;
  if (isStep) history.pushState(null, '', next);
  else history.replaceState(null, '', next);
}
