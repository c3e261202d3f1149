import { parseXml, XmlElement } from '@rgrove/parse-xml';

/** The root element of a document; undefined where it is none. Entities that a DTD declares are refused. */
export function xmlRoot(text: string): XmlElement | undefined {
  try {
    return parseXml(text).root ?? undefined;
  } catch {
    return undefined;
  }
}

/** Name without its prefix. The documents of chat are small and of one namespace each. */
export function localName(element: XmlElement): string {
  return element.name.replace(/^[^:]*:/, '');
}

export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return childElements(element).find((child) => localName(child) === name);
}

export function childElements(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child instanceof XmlElement);
}

/** As text between tags or in a quoted attribute. */
export function xmlText(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? '').replace(/[^\t\n\r\P{Cc}]/gu, '');
}
