import * as v from 'valibot';

/** IP addresses of this computer have changed: those that are gone, or none where there are only new ones. */
export const networkChange = v.object({ gone: v.array(v.string()) });

export type NetworkChange = v.InferOutput<typeof networkChange>;
