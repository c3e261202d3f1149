import { parseXml, XmlElement } from '@rgrove/parse-xml';

/** An element with its namespace resolved; prefixes mean nothing any more. */
export interface Element {
  readonly namespace: string;
  readonly name: string;
  /** Without namespaces: those of our documents have none. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Of the element and all in it. */
  readonly text: string;
}

// As much as main lets through in one message. What is nested deeper than this is no document of ours.
const maxLength = 262_144;
const maxDepth = 32;

/**
 * Reads a document that somebody sent. Undefined for what is not well-formed, too long, or has a DTD: no document of
 * ours has one, and it is the way in for entities. The parser knows none but the five of XML and loads nothing.
 */
export function readXml(text: string): Element | undefined {
  if (text.length > maxLength || /<!DOCTYPE/i.test(text)) return undefined;
  try {
    // The parser's own normalising of line breaks takes the square of their number.
    const { root } = parseXml(text.trim().replace(/\r\n?/g, '\n'));
    return root === null ? undefined : resolved(root, new Map(), 0);
  } catch {
    return undefined;
  }
}

type Scope = ReadonlyMap<string, string>;

function resolved(element: XmlElement, outer: Scope, depth: number): Element {
  const scope = scopeOf(element, outer);
  const [prefix, name] = splitName(element.name);
  const inner = element.children.filter((child) => child instanceof XmlElement);
  return {
    namespace: scope.get(prefix) ?? '',
    name,
    attributes: element.attributes,
    children: depth < maxDepth ? inner.map((child) => resolved(child, scope, depth + 1)) : [],
    text: depth < maxDepth ? element.text.trim() : '',
  };
}

function scopeOf({ attributes }: XmlElement, outer: Scope): Scope {
  const declared = Object.entries(attributes).flatMap(([name, uri]): [string, string][] => {
    if (name === 'xmlns') return [['', uri]];
    return name.startsWith('xmlns:') ? [[name.slice(6), uri]] : [];
  });
  return declared.length === 0 ? outer : new Map([...outer, ...declared]);
}

function splitName(name: string): [prefix: string, name: string] {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}

/** The element's children of that name and namespace. */
export function childrenOf(
  element: Element | undefined,
  namespace: string,
  name: string,
): readonly Element[] {
  return element?.children.filter((child) => child.name === name && child.namespace === namespace) ?? [];
}

export function childOf(element: Element | undefined, namespace: string, name: string): Element | undefined {
  return childrenOf(element, namespace, name)[0];
}

/** A text between tags or in an attribute. What XML has no way to say is left out (XML 1.0 §2.2). */
export function escapedXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
