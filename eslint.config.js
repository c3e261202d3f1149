export { default } from './build/lint.js';
