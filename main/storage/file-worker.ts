/** Entry of the thread that `workInThread` starts. */
import { parentPort, workerData } from 'node:worker_threads';
import { copy, damageIn } from './file-work.ts';

const [task, ...paths] = workerData as ['damageIn', string] | ['copy', string, string];
const [path, target = ''] = paths;
parentPort?.postMessage(task === 'damageIn' ? damageIn(path) : copy(path, target));
