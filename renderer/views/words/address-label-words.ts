import { m } from '#messages';
import type { PersonAddress } from '../../../preload/contract/index.ts';

export function addressLabelWords(label: PersonAddress['label']): string {
  switch (label) {
    case 'work':
      return m.address_work();
    case 'mobile':
      return m.address_mobile();
    case 'home':
      return m.address_home();
    case 'fax':
      return m.address_fax();
    case 'other':
      return m.address_other();
  }
}
