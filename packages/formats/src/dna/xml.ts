/**
 * XML into small trees, by saxes: pure JavaScript, positions kept, no entity but the five of XML resolved. A document
 * type is refused, so there is nothing to expand; depth, elements and attributes are counted.
 */
import { SaxesParser } from 'saxes';
import { dnaLimits } from './record.ts';
import type { Source } from './source.ts';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly namespace: string;
  /** Without those of xmlns and xsi. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** Without the blanks around it; empty where there are children. */
  text: string;
  readonly line: number;
  readonly column: number;
}

/** An element of this name directly under the root is handed over when it ends, and is not kept. */
export interface XmlRecords {
  readonly name: string;
  readonly take: (element: XmlElement, root: XmlElement) => void;
}

const chunkLength = 65_536;
const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';
const namespaces = 'http://www.w3.org/2000/xmlns/';

/** The root element. Errors: DNA_FILE_MALFORMED, DNA_FILE_TOO_LARGE. */
export function readXml(source: Source, records?: XmlRecords): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let elements = 0;
  let start = { line: 1, column: 1 };
  const fault = (code: 'DNA_FILE_MALFORMED' | 'DNA_FILE_TOO_LARGE', why: string) =>
    source.fail(code, parser.line, parser.columnIndex + 1, why);
  // Messages of the parser quote the document; only the place is told.
  parser.on('error', () => {
    throw fault('DNA_FILE_MALFORMED', 'not well-formed XML');
  });
  parser.on('doctype', () => {
    throw fault('DNA_FILE_MALFORMED', 'a document type');
  });
  parser.on('opentagstart', ({ name }) => {
    if (open.length >= dnaLimits.xmlDepthMax) throw fault('DNA_FILE_TOO_LARGE', 'nested too deep');
    if (++elements > dnaLimits.xmlElementsPerRecordMax) throw fault('DNA_FILE_TOO_LARGE', 'too many elements');
    start = { line: parser.line, column: Math.max(1, parser.columnIndex - name.length - 1) };
  });
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = Object.create(null);
    const given = Object.values(tag.attributes);
    if (given.length > dnaLimits.xmlAttributesMax) throw fault('DNA_FILE_TOO_LARGE', 'too many attributes');
    for (const { local, uri, value } of given)
      if (uri !== namespaces && uri !== schemaInstance) attributes[local] = value;
    const element = { name: tag.local, namespace: tag.uri, attributes, children: [], text: '', ...start };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop()!;
    element.text = element.text.trim();
    if (element.text !== '' && element.children.length > 0)
      throw source.fail('DNA_FILE_MALFORMED', element.line, element.column, 'text between elements');
    if (open.length !== 1 || element.name !== records?.name) return;
    records.take(element, root!);
    root!.children.pop();
    elements = root!.children.length;
  });
  for (let from = 0; from < source.text.length; from += chunkLength)
    parser.write(source.text.slice(from, from + chunkLength));
  parser.close();
  if (root === undefined) throw source.fail('DNA_FILE_MALFORMED', 1, 1, 'no element');
  if (root.text !== '') throw source.fail('DNA_FILE_MALFORMED', root.line, root.column, 'text between elements');
  return root;
}

/** Errors: DNA_FILE_INVALID when the element has other attributes or other children than these. */
export function holdTo(
  source: Source,
  element: XmlElement,
  children: readonly string[],
  attributes: readonly string[] = [],
): void {
  const foreign = element.children.find(({ name }) => !children.includes(name));
  if (foreign) throw source.fail('DNA_FILE_INVALID', foreign.line, foreign.column, `not an element of ${element.name}`);
  if (Object.keys(element.attributes).some((name) => !attributes.includes(name)))
    throw source.fail('DNA_FILE_INVALID', element.line, element.column, `not an attribute of ${element.name}`);
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The only child of this name, undefined when there is none. Errors: DNA_FILE_INVALID when there are several. */
export function childOf(source: Source, element: XmlElement, name: string): XmlElement | undefined {
  const [child, second] = childrenOf(element, name);
  if (second) throw source.fail('DNA_FILE_INVALID', second.line, second.column, `${name} stands twice`);
  return child;
}

/** Text of the only child of this name; undefined when there is none or it is empty. Errors: DNA_FILE_INVALID. */
export function textOf(source: Source, element: XmlElement, name: string): string | undefined {
  const child = childOf(source, element, name);
  if (child === undefined || (child.text === '' && child.children.length === 0)) return undefined;
  if (child.children.length > 0 || Object.keys(child.attributes).length > 0 || child.text.length > 1024)
    throw source.fail('DNA_FILE_INVALID', child.line, child.column, `${name} is not a short text`);
  return child.text;
}

/** Errors: DNA_FILE_INVALID when there is no such child, or it is empty. */
export function neededTextOf(source: Source, element: XmlElement, name: string): string {
  const text = textOf(source, element, name);
  if (text === undefined) throw source.fail('DNA_FILE_INVALID', element.line, element.column, `no ${name}`);
  return text;
}

/** Escapes text for an element or an attribute. */
export function xmlText(text: string): string {
  const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
  return text.replace(/[<>&"]/g, (character) => entities[character]);
}
