import type { Bridge } from './index.ts';

declare global {
  interface Window {
    /** The only way of a page to main. */
    readonly parley: Bridge;
  }
}
