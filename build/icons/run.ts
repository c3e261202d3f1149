/** A step of `npm run build`: the icons go beside the bundled main. */
import { join } from 'node:path';
import { root } from '../build.ts';
import { drawIcons } from './draw-icons.ts';

await drawIcons(join(root, 'out', 'main', 'icons'));
