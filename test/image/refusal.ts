import { expect } from "chai";
import { UsageError } from "../../src/core/demand";

/** Awaits a refusal and holds that it is one sentence in which all of the words occur. */
export async function expectRefusal(promise: Promise<unknown>, ...words: string[]): Promise<void> {
  const outcome: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(outcome).to.be.instanceOf(UsageError);
  const { message } = outcome as UsageError;
  expect(message).not.to.include("\n");
  for (const word of words) expect(message, message).to.include(word);
}
