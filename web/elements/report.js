// A report's JSON (schemas/report.schema.json) as a list of values in groups, and how one is looked up and written.
import { memberName } from '../texts.js';

/** Values whose kind the JSON alone does not tell where there is none yet. */
const numbers = new Set(['score', 'target', 'change', 'previous_score', 'budget_planned', 'budget_spent', 'completion']);
const wholes = new Set(['report_year', 'score_year', 'previous_year', 'respondents', 'population', 'items', 'indicator', 'seq']);
const lists = new Set(['actions', 'responsible', 'step_list', 'links']);

export function at(report, path) {
  let value = report;
  for (const step of path.split('/').slice(1)) value = value?.[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  return value;
}

export function kindOf(path) {
  const steps = path.split('/');
  const last = steps.at(-1);
  if (lists.has(last)) return 'list';
  if (steps.at(-2) !== 'fields' && numbers.has(last)) return 'number';
  if (wholes.has(last)) return 'whole';
  return 'text';
}

/** Where it was read, and why it is that of several. */
export function sourceOf(report, path) {
  if (path === '/organization/name') return report.origin?.organization;
  const steps = path.split('/');
  const last = steps.pop();
  const above = at(report, steps.join('/'));
  if (Array.isArray(above)) {
    const name = steps.pop();
    return at(report, steps.join('/'))?.origin?.[name]?.[last];
  }
  if (steps.at(-1) === 'fields') return at(report, steps.slice(0, -1).join('/'))?.origin?.fields?.[last];
  return above?.origin?.[last];
}

export function shown(value) {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((one) => (value.length > 1 ? `• ${one}` : one)).join('\n');
  if (typeof value === 'object') return value.text ?? '';
  return String(value);
}

function value(report, path, label) {
  const said = at(report, path);
  const source = sourceOf(report, path);
  const sources = Array.isArray(source) ? source : [source];
  return {
    path, label: label ?? memberName(path.split('/').at(-1)), said, kind: kindOf(path),
    unsure: sources.some((one) => one?.certainty === 'decided'), reason: sources.find((one) => one?.reason)?.reason,
  };
}

/** Those of the object that are there. */
function present(report, above, names, always = []) {
  const object = at(report, above) ?? {};
  return names.filter((name) => always.includes(name) || (object[name] !== undefined && object[name]?.length !== 0))
    .map((name) => value(report, `${above}/${name}`));
}

const workNames = ['actions', 'score', 'responsible', 'period', 'remark', 'budget_planned', 'budget_spent', 'completion', 'step_list'];

function work(report, above, names) {
  const fields = Object.keys(at(report, `${above}/fields`) ?? {});
  return [...present(report, above, names), ...present(report, `${above}/fields`, fields)];
}

/** [{title, values: [{path, label, said, kind, unsure, reason}]}] in the order of reading. */
export function groupsOf(report) {
  const groups = [];
  const add = (title, values) => values.length && groups.push({ title, values });
  const top = ['/organization/name', '/organization/amphoe', '/organization/province', '/title', '/report_year', '/score_year', '/overall/score',
    '/overall/level', '/overall/target', '/overall/change', '/overall/previous_year', '/overall/previous_score'];
  const needed = ['/organization/name', '/report_year', '/overall/score', '/overall/level'];
  add(memberName('general'), top.filter((path) => at(report, path) !== undefined || needed.includes(path))
    .map((path) => value(report, path, memberName(path))));
  const indicators = (above) => (at(report, above) ?? []).flatMap((one, i) => [
    value(report, `${above}/${i}/score`, memberName('indicatorOf', one.number, one.name)),
    { ...value(report, `${above}/${i}/name`), label: memberName('indicator_name'), hiddenInList: true }]);
  (report.instruments ?? []).forEach((one, i) => add(one.code, [
    ...present(report, `/instruments/${i}`, ['name', 'score', 'respondents', 'population', 'items', 'weakness'], ['score']),
    ...indicators(`/instruments/${i}/indicators`)]));
  add(memberName('general'), indicators('/indices'));
  (report.measures ?? []).forEach((one, i) => add(`${memberName('measure', i + 1)}${one.indicator ? ` – ${memberName('indicatorOf', one.indicator, one.indicator_name)}` : ''}`,
    work(report, `/measures/${i}`, workNames)));
  (report.projects ?? []).forEach((one, i) => add(memberName('project', i + 1), work(report, `/projects/${i}`, ['name', ...workNames])));
  (report.sign_off ?? []).forEach((one, i) => add(memberName('signer', i + 1), present(report, `/sign_off/${i}`, ['role', 'name', 'position', 'date'])));
  return groups;
}

/** A path of a place, which may be an item of a list, → the value that is edited. */
export function editedPath(path, known) {
  for (let at = path; at.includes('/'); at = at.slice(0, at.lastIndexOf('/')))
    if (known.has(at)) return at;
  return null;
}

/** Statements of the report that say the same thing elsewhere: [{value, at, index}]. */
export function mentionsOf(report, path) {
  const steps = path.split('/');
  let fits = null;
  if (path === '/overall/score') fits = (one) => one.about === 'overall_score';
  if (path === '/overall/level') fits = (one) => one.about === 'overall_level';
  if (path === '/organization/name') fits = (one) => one.about === 'organization';
  if (steps[1] === 'instruments' && steps.at(-1) === 'score') {
    const instrument = report.instruments[steps[2]];
    const number = steps[3] === 'indicators' ? instrument.indicators[steps[4]].number : 0;
    fits = (one) => one.about === (number ? 'indicator_score' : 'instrument_score') && one.instrument === instrument.code && (one.indicator ?? 0) === number;
  }
  if (!fits) return [];
  const own = at(report, path);
  const found = [];
  (report.statements ?? []).forEach((one, index) => {
    const said = one.value ?? one.text;
    if (fits(one) && said !== undefined && said !== own && !found.some((other) => other.value === said))
      found.push({ value: said, at: one.at, index });
  });
  return found;
}

/** The latest operation in force on each path; those that are undone are none. */
export function inForce(operations) {
  const undone = new Set(), byPath = new Map(), active = new Set();
  for (const operation of [...operations].reverse()) {
    if (undone.has(operation.id)) continue;
    if (operation.op === 'undo') { undone.add(operation.of); continue; }
    if (operation.path && byPath.has(operation.path)) continue;
    if (operation.path) byPath.set(operation.path, operation);
    active.add(operation.id);
  }
  return { byPath, active };
}
