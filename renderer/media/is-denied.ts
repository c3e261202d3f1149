/** Whether a device was refused by the system, a person or a policy, rather than missing or broken. */
export function isDenied(error: unknown): boolean {
  return (
    error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'SecurityError')
  );
}
