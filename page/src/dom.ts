// Elements, without markup in strings: what comes from a draft is only ever text.

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: never) => void)>;

/** An element; attributes whose names begin with "on" are listeners, false and null are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
    name: K,
    attributes: Attributes = {},
    ...children: Child[]
): HTMLElementTagNameMap[K] {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (typeof value === "function") element.addEventListener(key.slice(2), value as EventListener);
        else if (value !== false && value !== null && value !== undefined)
            element.setAttribute(key, value === true ? "" : String(value));
    }
    element.append(...children.filter((child): child is Node | string => child instanceof Node || typeof child === "string"));
    return element;
}

/** Words of a draft, whatever their direction. */
export function bdi(text: string): HTMLElement {
    return h("bdi", {}, text);
}

/** Takes the place of all children. */
export function fill(parent: Element, ...children: Child[]): void {
    parent.replaceChildren(...children.filter((child): child is Node | string => child instanceof Node || typeof child === "string"));
}

/** Hands a file to the browser to keep. */
export function save(name: string, data: Blob | string, type = "text/plain;charset=utf-8"): void {
    const blob = typeof data === "string" ? new Blob([data], { type }) : data;
    const link = h("a", { href: URL.createObjectURL(blob), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
