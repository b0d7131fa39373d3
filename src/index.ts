export { UsageError } from "./core/demand";
