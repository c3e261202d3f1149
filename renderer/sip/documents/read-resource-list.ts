import { childrenOf, type Element, readXml } from './xml.ts';

const rlmi = 'urn:ietf:params:xml:ns:rlmi';

export const resourceListType = 'application/rlmi+xml';

/** One virtual subscription of a resource (RFC 4662 §5.1): a resource has several where several devices answer. */
export interface ResourceInstance {
  readonly id: string;
  readonly state: 'active' | 'pending' | 'terminated';
  /** The Content-ID of its document, where this body has one. */
  readonly contentId?: string;
}

export interface ListedResource {
  readonly uri: string;
  readonly instances: readonly ResourceInstance[];
}

/** Resource list meta-information (RFC 4662 §5): who is in a list, and which part of the body tells of whom. */
export interface ResourceList {
  readonly version: number;
  /** Otherwise only those are in it about whom there is news. */
  readonly isFull: boolean;
  readonly resources: readonly ListedResource[];
}

/** More than this nobody watches. */
const mostResources = 2_000;
const mostInstances = 8;

/** Undefined for anything else. */
export function readResourceList(text: string): ResourceList | undefined {
  const root = readXml(text);
  if (root?.name !== 'list' || root.namespace !== rlmi) return undefined;
  const version = Number(root.attributes['version']);
  return {
    version: Number.isSafeInteger(version) ? version : 0,
    isFull: /^(?:true|1)$/.test(root.attributes['fullState'] ?? ''),
    resources: childrenOf(root, rlmi, 'resource').slice(0, mostResources).flatMap(resourceIn),
  };
}

function resourceIn(element: Element): ListedResource[] {
  const { uri = '' } = element.attributes;
  if (uri === '') return [];
  const instances = childrenOf(element, rlmi, 'instance').slice(0, mostInstances).map(instanceIn);
  return [{ uri, instances }];
}

function instanceIn({ attributes }: Element): ResourceInstance {
  const { id = '', state, cid } = attributes;
  return {
    id,
    state: state === 'active' || state === 'pending' ? state : 'terminated',
    ...(cid === undefined ? {} : { contentId: cid }),
  };
}
