export { default } from './build/eslint.config.js';
