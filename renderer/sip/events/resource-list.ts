import {
  type ListedResource,
  readResourceList,
  type ResourceInstance,
  type ResourceList,
  resourceListType,
} from '../documents/read-resource-list.ts';
import { parameterOf } from '../message/media-type.ts';
import { type BodyPart, partsOf } from '../message/multipart.ts';
import { parseSipUri } from '../message/uri.ts';
import type { EventPackage, NotifyBody, ReadBody } from './event-package.ts';
import { bodyIn } from './notify-body.ts';

/** What is known of everybody in a list, by `resourceKey`; undefined for those of whom nothing is. */
export type ListReport<Report> = ReadonlyMap<string, Report | undefined>;

/** Parameters, ports and the host's letter case do not make another person of the resource. */
export function resourceKey(uri: string): string {
  const parsed = parseSipUri(uri);
  return parsed === undefined ? uri : `${parsed.user}@${parsed.host.toLowerCase()}`;
}

/** The event package for all resources of a list at once, in one subscription (RFC 4662 §4). */
export function listOf<Report>(each: EventPackage<Report>): EventPackage<ListReport<Report>> {
  return {
    name: each.name,
    accept: `${each.accept}, ${resourceListType}, multipart/related`,
    supported: 'eventlist',
    open: () => {
      const reader = new ListReader(each);
      return (body) => reader.read(body);
    },
  };
}

interface Instance<Report> {
  readonly read: ReadBody<Report>;
  report?: Report | undefined;
}

type Instances<Report> = ReadonlyMap<string, Instance<Report>>;

/** Puts the notifications of one subscription to a list together. */
class ListReader<Report> {
  readonly #each: EventPackage<Report>;
  #version: number | undefined;
  #resources: ReadonlyMap<string, Instances<Report>> = new Map();

  constructor(each: EventPackage<Report>) {
    this.#each = each;
  }

  /** A document of another kind: the address is no list, and nobody is in it. */
  read(body: NotifyBody | undefined): ListReport<Report> | 'gap' | undefined {
    const parts = body && partsOf(body.contentType, body.content);
    if (body === undefined) return undefined;
    if (parts === undefined) return new Map();
    const list = readResourceList(rootOf(body, parts)?.content ?? '');
    if (list === undefined) return undefined;
    if (!list.isFull) {
      const next = (this.#version ?? -1) + 1;
      if (list.version < next) return undefined;
      if (list.version > next) return 'gap';
    }
    this.#version = list.version;
    return this.#take(list, parts) ? this.#report() : 'gap';
  }

  /** False when a part says that something was missed. */
  #take(list: ResourceList, parts: readonly BodyPart[]): boolean {
    const resources = new Map(list.isFull ? [] : this.#resources);
    let isWhole = true;
    for (const { uri, instances } of list.resources) {
      const former = this.#resources.get(resourceKey(uri));
      const taken = instances.flatMap((instance): [string, Instance<Report>][] => {
        if (instance.state === 'terminated') return [];
        const known = former?.get(instance.id) ?? { read: this.#each.open() };
        if (instance.state === 'active') isWhole = updated(known, instance, parts) && isWhole;
        return [[instance.id, known]];
      });
      resources.set(resourceKey(uri), withRest(taken, former, list, instances));
    }
    this.#resources = resources;
    return isWhole;
  }

  #report(): ListReport<Report> {
    return new Map(
      [...this.#resources].map(([key, instances]) => [
        key,
        [...instances.values()].find(({ report }) => report !== undefined)?.report,
      ]),
    );
  }
}

/** False when the part says that something was missed. */
function updated<Report>(
  known: Instance<Report>,
  { contentId }: ResourceInstance,
  parts: readonly BodyPart[],
): boolean {
  const part = contentId === undefined ? undefined : parts.find((each) => each.contentId === contentId);
  if (part === undefined) return true;
  const report = known.read(bodyIn(part.contentType, part.content));
  if (report === 'gap') return false;
  if (report !== undefined) known.report = report;
  return true;
}

/** Where only news is told, the instances that are not named stay as they are (RFC 4662 §5.1). */
function withRest<Report>(
  taken: readonly [string, Instance<Report>][],
  former: Instances<Report> | undefined,
  { isFull }: ResourceList,
  named: ListedResource['instances'],
): Instances<Report> {
  if (isFull) return new Map(taken);
  const names = new Set(named.map(({ id }) => id));
  return new Map([...taken, ...[...(former ?? [])].filter(([id]) => !names.has(id))]);
}

/** The part that the others belong to: the one that `start` names, else the first (RFC 2387 §3.2). */
function rootOf({ contentType }: NotifyBody, parts: readonly BodyPart[]): BodyPart | undefined {
  const start = parameterOf(contentType, 'start')?.replace(/^<|>$/g, '');
  return parts.find(({ contentId }) => start !== undefined && contentId === start) ?? parts[0];
}
