/**
 * Keeps the style sheet small: of the component library only the components we use, and of all design
 * tokens only those that something still reads. A municipality can recolour whatever is left.
 */

/** The Utrecht components that a template in src/aanbel/ui/templates/ui/components/ names. */
const COMPONENTS = new Set([
  "alert",
  "badge-status",
  "button",
  "checkbox",
  "data-list",
  "form-field",
  "form-field-description",
  "form-field-error-message",
  "form-fieldset",
  "form-label",
  "heading-1",
  "heading-2",
  "heading-3",
  "heading-4",
  "link",
  "number-badge",
  "paragraph",
  "select",
  "skip-link",
  "table",
  "textarea",
  "textbox",
  "unordered-list",
]);

const componentOf = (selector) => /\.utrecht-([a-z0-9]+(?:-[a-z0-9]+)*)/.exec(selector)?.[1];
const isWanted = (selector) => {
  const name = componentOf(selector);
  return name === undefined || COMPONENTS.has(name);
};
const READS = /var\(\s*(--[\w-]+)/g;

/** Removes rules of components that we do not use. */
function dropComponents(root) {
  root.walkRules((rule) => {
    const kept = rule.selectors.filter(isWanted);
    if (kept.length === 0) rule.remove();
    else if (kept.length < rule.selectors.length) rule.selectors = kept;
  });
  root.walkAtRules((at) => {
    if (at.nodes?.length === 0) at.remove();
  });
}

/** Removes custom properties that nothing reads, directly or through another one. */
function dropTokens(root) {
  const readers = new Map();
  const needed = new Set();
  root.walkDecls((decl) => {
    const read = [...decl.value.matchAll(READS)].map((match) => match[1]);
    if (decl.prop.startsWith("--")) readers.set(decl.prop, [...(readers.get(decl.prop) ?? []), ...read]);
    else for (const name of read) needed.add(name);
  });
  for (const name of needed) for (const next of readers.get(name) ?? []) needed.add(next);
  root.walkDecls(/^--/, (decl) => {
    if (!needed.has(decl.prop)) decl.remove();
  });
}

export const subset = {
  postcssPlugin: "aanbel-subset",
  OnceExit(root) {
    dropComponents(root);
    dropTokens(root);
    root.walkComments((comment) => {
      if (!comment.text.startsWith("!")) comment.remove();
    });
  },
};
