type Properties<Tag extends keyof HTMLElementTagNameMap> = Partial<
  Omit<HTMLElementTagNameMap[Tag], "attributes" | "style" | "children" | "dataset">
> & {
  /** Those that are no properties: `aria-…`, `data-…`, `style`. */
  readonly attributes?: Readonly<Record<string, string>>;
};

/** An element; text among its children stays text, whatever is in it. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { attributes = {}, ...properties }: Properties<Tag> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  Object.assign(made, properties);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A part of the page with its heading, and controls beside that. */
export function section(id: string, title: string, controls: readonly Node[], ...children: Node[]): HTMLElement {
  const heading = element("h2", { id: `${id}-title` }, title);
  const head = element("div", { className: "section-head" }, heading, ...controls);
  return element("section", { id, attributes: { "aria-labelledby": heading.id } }, head, ...children);
}
