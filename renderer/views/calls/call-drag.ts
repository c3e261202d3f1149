import type { Attachment } from 'svelte/attachments';
import type { CallId } from '../../domain/call/call.ts';

/** Of what is dragged, so that nothing else, such as a file, is taken for a call. */
const TYPE = 'application/x-parley-call';

/** The element can be dragged onto a person, to give them the call. */
export function carriesCall(id: CallId): Attachment<HTMLElement> {
  return (element) => {
    const start = ({ dataTransfer }: DragEvent): void => {
      dataTransfer?.setData(TYPE, id);
      if (dataTransfer !== null) dataTransfer.effectAllowed = 'move';
    };
    element.draggable = true;
    element.addEventListener('dragstart', start);
    return () => element.removeEventListener('dragstart', start);
  };
}

/** A call can be dropped onto the element. */
export function takesCall(onCall: (id: CallId) => void): Attachment<HTMLElement> {
  return (element) => {
    const controller = new AbortController();
    const { signal } = controller;
    const isCall = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes(TYPE) === true;
    const mark = (event: DragEvent): void => {
      if (!isCall(event)) return;
      event.preventDefault();
      element.classList.add('takes-call');
    };
    const unmark = (): void => element.classList.remove('takes-call');
    element.addEventListener('dragover', mark, { signal });
    element.addEventListener('dragleave', unmark, { signal });
    element.addEventListener(
      'drop',
      (event) => {
        unmark();
        if (!isCall(event)) return;
        event.preventDefault();
        onCall(event.dataTransfer?.getData(TYPE) ?? '');
      },
      { signal },
    );
    return () => controller.abort();
  };
}
